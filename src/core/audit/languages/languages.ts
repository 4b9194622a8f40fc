import { wordsIn } from '../../base/wordsIn.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { jvm } from './jvm.ts';
import type { AuditLanguage } from './language.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { typescript } from './typescript.ts';

/** Every language whose tests and tools can be read. A new one: a file like `go.ts`, and a place in this list. */
export const auditLanguages: readonly AuditLanguage[] = [typescript, python, rust, go, jvm, csharp, ruby, php];

export const languageByExtension: ReadonlyMap<string, AuditLanguage> = new Map(
  auditLanguages.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)),
);

/** Languages of which only the lines are known, so that they are not passed over in silence. */
export const otherLanguages: ReadonlyMap<string, string> = new Map([
  ...wordsIn('.c .h .cc .cpp .cxx .hpp .hh .m .mm').map((each) => [each, 'C and C++'] as const),
  ['.swift', 'Swift'],
  ['.scala', 'Scala'],
  ['.ex', 'Elixir'],
  ['.exs', 'Elixir'],
  ['.erl', 'Erlang'],
  ['.hs', 'Haskell'],
  ['.ml', 'OCaml'],
  ['.dart', 'Dart'],
  ['.lua', 'Lua'],
  ['.zig', 'Zig'],
  ['.clj', 'Clojure'],
  ['.fs', 'F#'],
  ['.vb', 'Visual Basic'],
  ['.pl', 'Perl'],
  ['.pm', 'Perl'],
  ['.jl', 'Julia'],
  ['.R', 'R'],
  ['.groovy', 'Groovy'],
]);
