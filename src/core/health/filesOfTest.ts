import type { TestName } from './suspects.ts';

/**
 * Which of some files a test stands in. Many runners do not say: then it is those whose text has the test's own name, the
 * last part of the name that the runner prints.
 *
 * @param texts by path
 */
export function filesOfTest({ file, name }: TestName, texts: ReadonlyMap<string, string>): readonly string[] {
  if (file !== undefined) {
    return texts.has(file) ? [file] : [];
  }
  const own = name.split(/ > | › |::/).at(-1) ?? name;
  return [...texts].filter(([, text]) => text.includes(own)).map(([path]) => path);
}
