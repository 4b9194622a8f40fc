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
  const prefix = commitPrefix(facts.title, facts.files);
  const subject = clip(`${prefix}: ${lowerFirst(withoutPrefix(facts.title))}`);
  const attempts = facts.attempts === 1 ? 'in one attempt' : `in ${facts.attempts} attempts`;
  const review = facts.reviewSummary.trim() === '' ? '' : `\n\nReview: ${wrap(oneLine(facts.reviewSummary))}`;
  const body = `${wrap(`Carries out “${oneLine(facts.title)}” ${attempts}. ${checksSentence(facts)}`)}${review}`;
  const trailers = [
    `Refs: ${facts.planFile}`,
    `Mstack-Run: ${facts.run}`,
    `Mstack-Health: ${figure(facts.healthBefore)} -> ${figure(facts.healthAfter)}`,
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

/** Whether a commit message is of this plan in this run, whoever asks after a crash. */
export function isCommitOf(message: string, planFile: string, run: string): boolean {
  const lines = new Set(message.split('\n').map((line) => line.trim()));
  return lines.has(`Refs: ${planFile}`) && lines.has(`Mstack-Run: ${run}`);
}

const types = new Set(['feat', 'fix', 'docs', 'refactor', 'test', 'perf', 'build', 'ci', 'style', 'chore']);

/** The title's own conventional prefix if it has one; else from its first word and from what was changed. */
function commitPrefix(title: string, files: readonly ChangedFile[]): string {
  const own = /^([a-z]+)(\([\w./ -]+\))?:\s/.exec(title);
  if (own !== null && types.has(own[1] ?? '')) {
    return `${own[1]}${own[2] ?? ''}`;
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
  const names = new Set(code.map((path) => path.split('/')[1]?.replace(/\.[^.]+$/, '')));
  const [only] = names;
  return names.size === 1 ? only : undefined;
}

function withoutPrefix(title: string): string {
  return oneLine(title).replace(/^[a-z]+(?:\([\w./ -]+\))?:\s+/, '');
}

function lowerFirst(text: string): string {
  // Names and abbreviations (`API`, `OAuth`) keep their capitals.
  return /^[A-Z][a-z]+(?:\s|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function clip(text: string, end = ''): string {
  return text.length <= subjectLimit ? text : `${text.slice(0, subjectLimit - 1 - end.length).trimEnd()}…${end}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
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

function figure(composite: number | undefined): string {
  return composite === undefined ? 'n/a' : composite.toFixed(1);
}
