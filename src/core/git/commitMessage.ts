import { oneLine } from '../base/oneLine.ts';
import { compositeText } from '../health/compositeText.ts';
import type { ChangedFile } from '../journal/events.ts';

export interface CommitFacts {
  readonly planFile: string;
  readonly title: string;
  readonly files: readonly ChangedFile[];
  readonly run: string;
  readonly healthBefore: number | undefined;
  readonly healthAfter: number | undefined;
  readonly checksPassed: number;
  readonly checksTotal: number;
  readonly attempts: number;
  readonly reviewSummary: string;
}

const subjectLimit = 72;

/** Conventional commit for a plan that is done: subject, a few sentences, trailers (form: the contracts). */
export function planCommitMessage(facts: CommitFacts): { subject: string; message: string } {
  const title = oneLine(facts.title) || titleFromFile(facts.planFile);
  const subject = clip(`${commitPrefix(title, facts.files)}: ${lowerFirst(withoutPrefix(title))}`);
  const attempts = facts.attempts === 1 ? 'in one attempt' : `in ${facts.attempts} attempts`;
  const review = facts.reviewSummary.trim() === '' ? '' : `\n\n${wrap(`Review: ${oneLine(facts.reviewSummary)}`)}`;
  const body = `${wrap(`Carries out “${title}” ${attempts}. ${checksSentence(facts)}`)}${review}`;
  const trailers = [
    `Refs: ${facts.planFile}`,
    `Mstack-Run: ${facts.run}`,
    `Mstack-Health: ${compositeText(facts.healthBefore)} -> ${compositeText(facts.healthAfter)}`,
    `Mstack-Checks: ${facts.checksPassed}/${facts.checksTotal}`,
  ];
  return { subject, message: `${subject}\n\n${body}\n\n${trailers.join('\n')}\n` };
}

function checksSentence({ checksPassed, checksTotal }: CommitFacts): string {
  return checksTotal === 0
    ? 'The plan waives checks of its own.'
    : `Its own checks: ${checksPassed} of ${checksTotal} passed.`;
}

/** Commit of a failed plan: only its file, with the Diagnosis. */
export function failureCommitMessage(planNumber: string, reason: string, planFile: string, run: string): string {
  const subject = clip(`chore(plan ${planNumber}): failed (${oneLine(reason)})`, ')');
  return `${subject}\n\nRefs: ${planFile}\nMstack-Run: ${run}\n`;
}

/**
 * Whether a commit message names this plan in this run, whoever asks after a crash. A hook may have added lines below, and
 * an agent knows the words too, so what the commit holds must be looked at as well.
 */
export function isCommitOf(message: string, planFile: string, run: string): boolean {
  const lines = new Set(message.split('\n').map((line) => line.trim()));
  return lines.has(`Refs: ${planFile}`) && lines.has(`Mstack-Run: ${run}`);
}

const types = new Set(['feat', 'fix', 'docs', 'refactor', 'test', 'perf', 'build', 'ci', 'style', 'chore', 'revert']);

/** A conventional prefix that the title brings along: `fix(parser)!: `. Another word with a colon is part of the title. */
function ownPrefix(title: string): { prefix: string; length: number } | undefined {
  const match = /^([a-z]+)(\([\w./ -]+\))?(!?):\s+\S/i.exec(title);
  const [whole = '', type = '', scope = '', breaking = ''] = match ?? [];
  return types.has(type.toLowerCase())
    ? { prefix: `${type.toLowerCase()}${scope}${breaking}`, length: whole.length - 1 }
    : undefined;
}

/** The title's own conventional prefix if it has one; else from its first word and from what was changed. */
function commitPrefix(title: string, files: readonly ChangedFile[]): string {
  const own = ownPrefix(title);
  if (own !== undefined) {
    return own.prefix;
  }
  const scope = scopeOf(files);
  return `${typeOf(title, files)}${scope === undefined ? '' : `(${scope})`}`;
}

function typeOf(title: string, files: readonly ChangedFile[]): string {
  const all = (pattern: RegExp): boolean => files.length > 0 && files.every((file) => pattern.test(file.path));
  if (all(/\.(?:md|mdx|txt|rst)$|^docs\//)) {
    return 'docs';
  }
  if (all(/(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|\.(?:test|spec)\.|_test\./)) {
    return 'test';
  }
  if (/^(?:fix|correct|repair|stop|prevent|handle)\b/i.test(title)) {
    return 'fix';
  }
  if (/^(?:refactor|rename|move|extract|simplify|split|clean)\b/i.test(title)) {
    return 'refactor';
  }
  return /^(?:speed|optimi[sz]e|cache)\b/i.test(title) ? 'perf' : 'feat';
}

/** The one folder below `src` (or `packages`, `lib`, `app`) that the code changes have in common. */
function scopeOf(files: readonly ChangedFile[]): string | undefined {
  const code = files.map((file) => file.path).filter((path) => /^(?:src|lib|app|packages|crates)\//.test(path));
  const names = new Set(code.map((path) => path.split('/')[1]?.split('.', 1)[0]));
  const [only = ''] = names;
  // `src/[id].ts` or `src/.env` give no name that reads well in a subject.
  return names.size === 1 && /^[A-Za-z][\w-]*$/.test(only) ? only : undefined;
}

function withoutPrefix(title: string): string {
  return title.slice(ownPrefix(title)?.length ?? 0);
}

/** A plan without a title is called by its file: `docs/plans/003-add-export.md` is “add export”. */
function titleFromFile(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
  return name.replace(/^\d+-/, '').replaceAll('-', ' ');
}

function lowerFirst(text: string): string {
  // Names and abbreviations (`API`, `OAuth`) keep their capitals.
  return /^[A-Z][a-z]+(?:\s|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function clip(text: string, end = ''): string {
  if (text.length <= subjectLimit) {
    return text;
  }
  // Half a surrogate pair would not be valid UTF-8.
  const cut = text.slice(0, subjectLimit - 1 - end.length).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…${end}`;
}

/** Lines of at most 72 characters, broken at blanks. */
function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= subjectLimit) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.join('\n');
}
