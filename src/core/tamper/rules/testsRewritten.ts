import { isTestFile } from '../../mutation/sources.ts';
import { isSupportFile } from '../reading/supportFile.ts';
import type { FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'script.tests-rewritten';

/** What removes, moves or writes files, in shells and in programs. */
const changes =
  /\b(?:rm|del|unlink|mv|cp|sed|truncate|tee|checkout|restore|write\w{0,20}|remove\w{0,20}|rename\w{0,20}|copy\w{0,20}|replace)\b|>/i;

const path = /[\w.@/-]{3,200}/g;

/** Scripts and programs that change the tests before they are run, so that what is committed is not what is asked. */
export const testsRewritten: TamperRule = {
  code,
  find: ({ files, pathsBefore }) => {
    const isTest = (name: string): boolean =>
      pathsBefore.has(name) && (isSupportFile(name) || (isTestFile(name) && /\.\w+$/.test(name)));
    return files
      .filter((file) => file.after !== undefined && !isTestFile(file.path) && !/\.(?:md|txt|lock)$/.test(file.path))
      .flatMap((file) => rewriting(file, isTest));
  },
};

function rewriting(
  { path: file, before = '', after = '' }: FileVersions,
  isTest: (name: string) => boolean,
): Tampering[] {
  const known = new Set(before.split('\n'));
  return after.split('\n').flatMap((text, line): Tampering[] => {
    const name =
      known.has(text) || !changes.test(text)
        ? undefined
        : text.match(path)?.find((each) => isTest(each.replace(/^\.\//, '')));
    return name === undefined
      ? []
      : [
          {
            code,
            severity: 'blocks',
            file,
            line,
            message: `This changes ${name} when it runs: what tests ask would be something else than what is committed. Take it out.`,
          },
        ];
  });
}
