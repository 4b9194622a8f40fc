import type { CheckCommand } from './checkCommands.ts';

/** Programs that look whether files or words are there, and those that only pass on what others found. */
export const lookers: ReadonlySet<string> = new Set(
  'test [ [[ ls stat file find grep egrep fgrep rg ag ack cat head tail less wc sort uniq cut tr sed awk column tee true false : echo printf cd exit sleep diff cmp comm jq yq command type hash which pgrep ps pidof pwd id whoami uname date printenv basename dirname realpath readlink seq expr set export unset md5sum sha1sum sha256sum shasum cksum strings od xxd hexdump du df nl rev'.split(
    ' ',
  ),
);

const testing =
  /(?:^|[-_:./])(?:tests?|specs?|e2e|smoke|check|verify|ci|unit|integration|pytest|jest|vitest|mocha|playwright|cypress|rspec|tox|nox|ava|ctest|nextest|unittest|tap|phpunit)(?:$|[-_:./])/i;

/** How many of a command's words say what it does; the ones behind are arguments of that. */
const sayingWords = 4;

/**
 * Whether a command runs tests, or something named like them. What tests cover, their names do not say, so they are
 * taken to cover every criterion.
 */
export function runsTests({ program, words }: Pick<CheckCommand, 'program' | 'words'>): boolean {
  return (
    !lookers.has(program) &&
    !readsSyntax({ program, words }) &&
    words.slice(0, sayingWords).some((word) => testing.test(word.text))
  );
}

/** `bash -n script.sh` runs nothing. */
export function readsSyntax({ program, words }: Pick<CheckCommand, 'program' | 'words'>): boolean {
  return /^(?:ba|z|da)?sh$/.test(program) && words[1]?.text === '-n';
}

/** What commands that only look are given: patterns and names of files; the folders that those lie in say little. */
export function lookedFor(commands: readonly Pick<CheckCommand, 'words'>[]): string {
  return commands
    .flatMap(({ words }) => words.slice(1))
    .map(({ text, quoted }) => (quoted ? text : text.slice(text.lastIndexOf('/', text.length - 2) + 1)))
    .filter((text) => !text.startsWith('-'))
    .join(' ');
}

/** Words that stand in every plan, and in every check. */
const common = new Set(
  'accept added adding after again against allow already always another because been before behav being below between both button called cannot change check class code command compl config contai correc create criter current default define delete descri differ direct displa document does done during each either empty error every exactl exampl execut exist exists exits expect explic expose false fails failur field file files first follow found from functi gets gives handle have header import includ inline input instea into item items itself just keep known least line lines list lists load longer make makes match matche matchi message missin module more must name named names never nothin number object only option order other otherwi output over page pass passed passes path paths plan plans point present print prints produc projec proper provid read reads render replac report requir result return reverse runs same script section server should show shows shown simple single skill skills some specif start state status step still stores string suite such support sure system take takes task tasks test tests than that their them then there these they this those thro throug time true type types under unit updat update upon used user users uses using valid value values verify version very view want when where whether which while with within withou work works would write writes written your'.split(
    ' ',
  ),
);

/** Letters of a word that tell it from others; its endings vary. */
const stemLength = 6;

/**
 * Whether any word of a text is found again elsewhere: an identifier, the name of a file, a word that is not in every
 * plan. A text without such words is taken to be.
 *
 * @param elsewhere in lower case
 */
export function sharesWords(text: string, elsewhere: string): boolean {
  let telling = false;
  for (const stem of tellingWords(text)) {
    if (elsewhere.includes(stem)) {
      return true;
    }
    telling = true;
  }
  return !telling;
}

/** Words of a text that do not stand in every plan, by their first letters, in lower case. */
export function* tellingWords(text: string): Iterable<string> {
  for (const [word] of text.matchAll(/[A-Za-z][a-z]+|[A-Z]{2,}|\d{2,}/g)) {
    const stem = word.toLowerCase().slice(0, stemLength);
    if (stem.length > 2 && !common.has(stem)) {
      yield stem;
    }
  }
}
