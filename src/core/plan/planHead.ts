import { nearestWord } from '../base/nearestWord.ts';
import type { Problem } from '../base/problem.ts';
import { lineRange, type Range } from '../base/range.ts';
import { type Frontmatter, type FrontmatterEntry, readFrontmatter } from './frontmatter.ts';
import { type Dependency, type Plan, planStatuses } from './plan.ts';
import { unquoted } from './unquoted.ts';

/** What a plan's frontmatter says. */
export interface PlanHead {
  readonly values: Pick<
    Plan,
    | 'id'
    | 'goal'
    | 'title'
    | 'status'
    | 'blockedBy'
    | 'priority'
    | 'allowsMigrations'
    | 'needsReview'
    | 'healthOnly'
    | 'allow'
    | 'deny'
    | 'checkTimeout'
    | 'titleRange'
    | 'keys'
  >;
  readonly problems: readonly Problem[];
  /** Line of the closing fence. */
  readonly close: number | undefined;
  /** First line behind the frontmatter. */
  readonly bodyStart: number;
}

/** Seconds; from the contracts. */
const defaultCheckTimeout = 120;

/** Seconds of a day. Timers of hosts overflow after 24 days and then fire at once. */
const longestCheck = 86_400;

/** Undefined when the file is not a plan: it has no `status`, nor an id and what was meant for it. */
export function readHead(lines: readonly string[]): PlanHead | undefined {
  const frontmatter = readFrontmatter(lines);
  const { entries, close, bodyStart } = frontmatter;
  const written = entries.get('status');
  // Empty is absent, for this key as for the others.
  const isWritten = written?.value !== undefined;
  const status = isWritten ? written : statusByAnotherName(entries);
  if (status === undefined) {
    return undefined;
  }
  const problems = [...frontmatter.problems];
  const report = (code: string, entry: FrontmatterEntry, message: string): void => {
    problems.push({ code, severity: 'error', message, range: entry.range });
  };
  const text = (key: string): string => textOf(entries.get(key));
  const id = readInteger('id', frontmatter, report, 0);
  if (text('id') === '') {
    report(
      'plan.no-id',
      status,
      'The plan has no `id`. Add the number that the file’s name begins with, or a free one: dependencies and commits name the plan by it.',
    );
  }
  const statusText = text('status');
  const known = planStatuses.find((candidate) => candidate === statusText);
  if (!isWritten) {
    const message = `\`${status.key}\` is not the key \`status\`, so nobody sees that this is a plan, and it is not run. Write \`status: ${status.text.toLowerCase()}\`.`;
    problems.push({
      code: 'plan.no-status',
      severity: 'error',
      message,
      range: lineRange(status.line, 0, status.key.length),
    });
  } else if (known === undefined) {
    report(
      'plan.unknown-status',
      status,
      `\`${statusText}\` is not a status. Use one of ${planStatuses.join(', ')}; until then the plan is not run.`,
    );
  }
  const values = {
    id,
    goal: text('goal'),
    title: text('title'),
    status: known,
    blockedBy: readDependencies(lines, entries.get('blocked-by') ?? entries.get('depends-on'), report),
    priority: readInteger('priority', frontmatter, report),
    allowsMigrations: text('allows-migrations') === 'true',
    needsReview: openReviews(frontmatter),
    healthOnly: text('verification') === 'health-only',
    allow: listOf(entries.get('allow')),
    deny: listOf(entries.get('deny')),
    checkTimeout: Math.min(readInteger('timeout', frontmatter, report, 1) ?? defaultCheckTimeout, longestCheck),
    titleRange: entries.get('title')?.range ?? status.range,
    keys: entries,
  };
  return { values, problems, close, bodyStart };
}

/**
 * The key that was meant for the status in a file that has an id and no status: `Status`, `State`, `staus`; the id may be
 * called `Id`. Only with the
 * value of a status, so that other documents stay what they are.
 */
function statusByAnotherName(entries: Frontmatter['entries']): FrontmatterEntry | undefined {
  return ![...entries.values()].some(({ key, text }) => /^id$/i.test(key) && /^\d{1,9}$/.test(text))
    ? undefined
    : [...entries.values()].find(
        ({ key, text }) =>
          (/^(?:plan[-_]?)?stat(?:us|e)$/i.test(key) || nearestWord(key, ['status'])?.word !== undefined) &&
          key !== 'status' &&
          planStatuses.some((known) => known === text.toLowerCase()),
      );
}

type Report = (code: string, entry: FrontmatterEntry, message: string) => void;

function textOf(entry: FrontmatterEntry | undefined): string {
  const value = entry?.value;
  return typeof value === 'string' ? value : value === undefined ? '' : (entry?.text ?? '');
}

/** A YAML list, or words between commas, with or without brackets. */
function listOf(entry: FrontmatterEntry | undefined): string[] {
  const value = entry?.value;
  const parts = Array.isArray(value)
    ? value.map(String)
    : splitOutsideBraces(textOf(entry).replace(/^\[(.*)\]$/s, '$1'));
  return parts.map((part) => unquoted(part.trim())).filter((part) => part !== '');
}

/** At commas, except for those in braces, which belong to a glob: `*.{js,ts}`. */
function splitOutsideBraces(text: string): string[] {
  const parts: string[] = [];
  let end = text.length;
  let inside = false;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const character = text[at];
    if (character === '{' || character === '}') {
      inside = character === '}';
    } else if (character === ',' && !inside) {
      parts.push(text.slice(at + 1, end));
      end = at;
    }
  }
  parts.push(text.slice(0, end));
  return parts.toReversed();
}

function readInteger(
  key: string,
  frontmatter: Frontmatter,
  report: Report,
  least = Number.MIN_SAFE_INTEGER,
): number | undefined {
  const entry = frontmatter.entries.get(key);
  const text = textOf(entry);
  if (entry === undefined || text === '') {
    return undefined;
  }
  if (!/^-?\d{1,9}$/.test(text) || Number(text) < least) {
    const wanted = least < 0 ? 'a whole number' : `a whole number from ${least} on`;
    report(
      `plan.${key}-not-a-number`,
      entry,
      `\`${key}: ${text}\` is not ${wanted}. Write digits only, e.g. \`${key}: 7\`.`,
    );
    return undefined;
  }
  return Number(text);
}

function readDependencies(lines: readonly string[], entry: FrontmatterEntry | undefined, report: Report): Dependency[] {
  const place = entry === undefined ? undefined : wordFinder(lines, entry);
  return listOf(entry).flatMap((part): Dependency[] => {
    const range = place?.(part);
    const match = /^(?:([^:\s]+)\s*:\s*)?(\d{1,9})$/.exec(part);
    if (match === null || entry === undefined || range === undefined) {
      if (entry !== undefined && !/^(?:none|null|~)$/i.test(part)) {
        report(
          'plan.dependency-not-readable',
          entry,
          `\`${part}\` names no plan. Write ids, e.g. \`[003]\` or \`[goal:003]\`.`,
        );
      }
      return [];
    }
    return [{ goal: match[1], id: Number(match[2]), range }];
  });
}

/** Finds the words of a value where they stand in the lines of its key, each behind the one before. */
function wordFinder(lines: readonly string[], entry: FrontmatterEntry): (word: string) => Range {
  // A remark may hold the word of the next line.
  const texts = lines.slice(entry.line, entry.lastLine + 1).map((line) => line.replace(/\s#.*$/s, ''));
  let at = 0;
  let from = entry.key.length + 1;
  return (word) => {
    for (; at < texts.length; at += 1, from = 0) {
      const start = texts[at]?.indexOf(word, from) ?? -1;
      if (start !== -1) {
        from = start + word.length;
        return lineRange(entry.line + at, start, from);
      }
    }
    return entry.range;
  };
}

/** Kinds in `needs-review`, plus kinds in `review-required` that no approving `reviews` entry closes. */
function openReviews(frontmatter: Frontmatter): string[] {
  const words = (key: string): string[] => listOf(frontmatter.entries.get(key)).filter((word) => word !== 'none');
  const needs = words('needs-review');
  const records = listOf(frontmatter.entries.get('reviews')).map((record) => ({
    type: /\btype=(\S+)/.exec(record)?.[1],
    passed: /\bverdict=(?:approved|pass)\b/.test(record),
  }));
  const required = words('review-required').filter((type) => {
    // `code` is given after the work, by the reviewer.
    const own = records.filter((record) => record.type === type);
    return type !== 'code' && (own.length === 0 || own.some((record) => !record.passed));
  });
  return [...new Set([...needs, ...required])];
}
