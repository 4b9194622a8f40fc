import { languageOf } from '../../mutation/languages.ts';
import { isTestFile } from '../../mutation/sources.ts';
import { isSupportFile } from '../reading/supportFile.ts';
import type { FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'script.tests-rewritten';

/** What removes, moves or writes files, in shells and in programs. */
const changes =
  /\b(?:rm|del|unlink|mv|cp|sed|truncate|tee|checkout|restore|write\w{0,20}|remove\w{0,20}|rename\w{0,20}|copy\w{0,20}|replace)\b|>/i;

/** A language of pages, in which `>` ends a tag. */
const pages = /\.(?:html?|vue|svelte|astro|xml|svg|s?css|hbs|ejs|erb)$/;

/** Of programs: the call that changes a file, with nothing between it and the file's name that reads one. */
const before =
  /\b(?:rm|rmSync|unlink\w{0,20}|truncate\w{0,20}|append\w{0,20}|write\w{0,20}|remove\w{0,20}|rename\w{0,20}|move\w{0,20}|RemoveAll)!? ?\((?:[^()]|\bjoin\(|\bresolve\(|\bURL\(|\bPath\(|\bopen\(){0,120}$/i;
/** What is copied stays as it is: only where a copy goes to counts. */
const copied = /\bcopy\w{0,20} ?\([^(),]{1,120},[^(]{0,120}$|\bcp(?:Sync)? ?\([^(),]{1,120},[^(]{0,120}$/i;
/** `open('a', 'w')`, `Path('a').write_text(…)` */
const behind = /^["'`]\)?,? ?(?:mode ?= ?)?["'][wax]b?\+?["']|^["'`]\)+\.(?:write|unlink|rename|replace|truncate)/;
/** Shell inside of a program. */
const shell =
  /["'`](?:[^"'`]{0,80} )?(?:rm|del|mv|cp|sed|truncate|tee|checkout|restore)["'` ]|["'`][^"'`]{0,80} >>? ?[\w.@/-]{0,80}$/;

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
  { path: file, before: textBefore = '', after = '' }: FileVersions,
  isTest: (name: string) => boolean,
): Tampering[] {
  const known = new Set(textBefore.split('\n'));
  const isProgram = languageOf(file) !== undefined || pages.test(file);
  return after.split('\n').flatMap((text, line): Tampering[] => {
    const name =
      known.has(text) || !(isProgram || changes.test(text))
        ? undefined
        : [...text.matchAll(path)].find(
            (each) =>
              isTest(each[0].replace(/^\.\//, '')) && (!isProgram || isChanged(text, each.index, each[0].length)),
          )?.[0];
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

/** Whether a line of a program changes the file that it names at a place. */
function isChanged(text: string, at: number, length: number): boolean {
  const left = text.slice(Math.max(0, at - 160), at);
  return before.test(left) || copied.test(left) || shell.test(left) || behind.test(text.slice(at + length));
}
