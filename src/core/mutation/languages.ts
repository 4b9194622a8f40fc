import type { Language } from './language.ts';
import { go } from './languages/go.ts';
import { csharp, java, kotlin } from './languages/java.ts';
import { javascript, typescript } from './languages/javascript.ts';
import { php } from './languages/php.ts';
import { python } from './languages/python.ts';
import { ruby } from './languages/ruby.ts';
import { rust } from './languages/rust.ts';

/** Every language that can be mutated. A new one: a file like `languages/go.ts`, and a place in this list. */
export const languages: readonly Language[] = [
  javascript,
  typescript,
  python,
  ruby,
  php,
  rust,
  go,
  java,
  kotlin,
  csharp,
];

/** Language of a source file by its ending; undefined: none that we know. */
export function languageOf(path: string): Language | undefined {
  return languages.find((language) => language.endings.some((ending) => path.endsWith(ending)));
}
