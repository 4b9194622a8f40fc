import type { Problem } from '../base/problem.ts';
import { lineRange, type Range } from '../base/range.ts';
import { type Label, type ListItem, hiddenLines, readItems, readLabels, readSections, type Section } from './blocks.ts';
import { codeSpans } from './codeSpans.ts';
import { type Frontmatter, type FrontmatterEntry, readFrontmatter } from './frontmatter.ts';
import { rangeInPieces } from './pieces.ts';
import { type Check, type Criterion, type Dependency, type Plan, type PlannedFile, planStatuses } from './plan.ts';
import { readCheck } from './readCheck.ts';
import { splitLines } from './splitLines.ts';

/**
 * Reads a plan file. Never fails: the best plan that can be read, plus positioned problems. Undefined when the file is
 * not a plan at all, which is no error: a Markdown file without a `status` (README, notes).
 *
 * @param file relative to the repository, forward slashes
 */
export function readPlan(file: string, source: string): Plan | undefined {
  const text = source.replace(/^\uFEFF/, '');
  const lines = splitLines(text);
  const frontmatter = readFrontmatter(lines);
  const status = frontmatter.entries.get('status');
  // Empty is absent, for this key as for the others.
  if (status?.value === undefined) {
    return undefined;
  }
  const { untagged, ...body } = readBody(lines, frontmatter.bodyStart);
  const head = readHead(lines, frontmatter, status);
  return {
    file,
    lines: () => splitLines(text),
    archived: /(?:^|\/)archive\/[^/]+$/.test(file),
    ...head.values,
    ...body,
    problems: [...frontmatter.problems, ...head.problems, ...untagged],
    titleRange: frontmatter.entries.get('title')?.range ?? status.range,
    keys: frontmatter.entries,
  };
}

/** Seconds; from the contracts. */
const defaultCheckTimeout = 120;

/** Seconds of a day. Timers of hosts overflow after 24 days and then fire at once. */
const longestCheck = 86_400;

type Head = Pick<
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
>;

function readHead(
  lines: readonly string[],
  frontmatter: Frontmatter,
  status: FrontmatterEntry,
): { values: Head; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (code: string, entry: FrontmatterEntry, message: string): void => {
    problems.push({ code, severity: 'error', message, range: entry.range });
  };
  const text = (key: string): string => textOf(frontmatter.entries.get(key));
  const id = readInteger('id', frontmatter, report, 0);
  if (text('id') === '') {
    report('plan.no-id', status, 'The plan has no `id`. Add one, e.g. `id: 001`: dependencies and commits name it.');
  }
  const statusText = text('status');
  const known = planStatuses.find((candidate) => candidate === statusText);
  if (known === undefined) {
    report(
      'plan.unknown-status',
      status,
      `\`${statusText}\` is not a status. Use one of ${planStatuses.join(', ')}; until then the plan is not run.`,
    );
  }
  return {
    values: {
      id,
      goal: text('goal'),
      title: text('title'),
      status: known,
      blockedBy: readDependencies(
        lines,
        frontmatter.entries.get('blocked-by') ?? frontmatter.entries.get('depends-on'),
        report,
      ),
      priority: readInteger('priority', frontmatter, report),
      allowsMigrations: text('allows-migrations') === 'true',
      needsReview: openReviews(frontmatter),
      healthOnly: text('verification') === 'health-only',
      allow: listOf(frontmatter.entries.get('allow')),
      deny: listOf(frontmatter.entries.get('deny')),
      checkTimeout: Math.min(readInteger('timeout', frontmatter, report, 1) ?? defaultCheckTimeout, longestCheck),
    },
    problems,
  };
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
    : textOf(entry)
        .replace(/^\[(.*)\]$/s, '$1')
        // Commas in braces belong to a glob: `*.{js,ts}`.
        .split(/,(?![^{]*\})/);
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/s, '$2')).filter((part) => part !== '');
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
  let line = entry.line;
  let from = entry.key.length + 1;
  return (word) => {
    for (; line <= entry.lastLine; line += 1, from = 0) {
      const at = (lines[line] ?? '').indexOf(word, from);
      if (at !== -1) {
        from = at + word.length;
        return lineRange(line, at, from);
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

type Body = Pick<Plan, 'criteria' | 'files' | 'outOfScope' | 'tasks' | 'checks' | 'sections' | 'labels'> & {
  readonly untagged: Problem[];
};

function readBody(lines: readonly string[], from: number): Body {
  const hidden = hiddenLines(lines, from);
  const sections = readSections(lines, from, hidden);
  const named = (pattern: RegExp): Section[] => {
    const found = sections.filter((section) => section.level <= 2 && pattern.test(section.heading));
    // A title line (`# Tasks of the parser`) spans the whole file, the section proper included.
    return found.some((section) => section.level === 2) ? found.filter((section) => section.level === 2) : found;
  };
  const itemsOf = (section: Section): ListItem[] => readItems(lines, section.line + 1, section.end, hidden);
  const parts = sections.filter((section) => section.level <= 2);
  const labels = parts.flatMap((section, index) =>
    // What mstack writes at the end tells what was done, not what is to be done.
    /^(?:implementation notes|diagnosis)\b/i.test(section.heading)
      ? []
      : readLabels(lines, section.line + 1, parts[index + 1]?.line ?? lines.length, hidden),
  );
  const bullets = named(/^verification\b/i).flatMap((section) => itemsOf(section));
  return {
    sections,
    labels,
    criteria: readCriteria(lines, named, itemsOf),
    files: readFiles(lines, labels, hidden),
    outOfScope: hasOutOfScope(lines, labels, sections),
    tasks: named(/^tasks\b/i)
      .flatMap((section) => itemsOf(section))
      .filter((item) => item.indent === 0 && item.marker === 'number')
      .map((item) => ({ text: item.text, range: rangeOf(lines, item) })),
    checks: bullets.map((item) => placedCheck(lines, item)).filter((check): check is Check => check !== undefined),
    untagged: bullets.filter(looksLikeCheck).map((item) => ({
      code: 'check.no-tag',
      severity: 'warning',
      dimension: 'testability',
      message:
        'This is not run, because it has no tag. Begin it with `[cmd]`, or with `[manual]` if it is for a person.',
      range: rangeOf(lines, item),
    })),
  };
}

/** A bullet that begins with a command and has no tag: somebody believes it to be a check. */
function looksLikeCheck(item: ListItem): boolean {
  return item.indent === 0 && /^!?\s*`[^`]/.test(item.text) && readCheck(item.text) === undefined;
}

function placedCheck(lines: readonly string[], item: ListItem): Check | undefined {
  const check = readCheck(item.text);
  if (check === undefined) {
    return undefined;
  }
  const behindTag = item.text.indexOf(']') + 1;
  const text = behindTag + (/^(?:`|\*{1,2})?:?\s*/.exec(item.text.slice(behindTag))?.[0].length ?? 0);
  const command = check.command === undefined ? -1 : item.text.indexOf(check.command, behindTag);
  return {
    ...check,
    range: rangeOf(lines, item),
    textRange: rangeInPieces(item.pieces, text, item.text.length),
    commandRange:
      command === -1 ? undefined : rangeInPieces(item.pieces, command, command + (check.command ?? '').length),
  };
}

function readCriteria(
  lines: readonly string[],
  named: (pattern: RegExp) => Section[],
  itemsOf: (section: Section) => ListItem[],
): Criterion[] {
  const own = named(/^acceptance criteria\b/i).flatMap((section) => withNested(itemsOf(section)));
  const boxes = named(/^requirements\b/i).flatMap((section) => withNested(itemsOf(section)).filter((item) => item.box));
  const items = boxes.length > 0 ? [...boxes, ...own.filter((item) => item.box)] : own;
  return items
    .filter((item) => item.text !== '')
    .map((item) => ({ text: item.text, pieces: item.pieces, range: rangeOf(lines, item) }));
}

/** Items with a box keep the plain items nested below them in their text: “for each of:” says nothing without them. */
function withNested(items: readonly ListItem[]): ListItem[] {
  const kept: ListItem[] = [];
  for (const item of items) {
    const owner = kept.at(-1);
    if (owner?.box === true && !item.box && item.indent > owner.indent) {
      const joint = item.text === '' ? owner.text : `${owner.text} - `;
      kept[kept.length - 1] = {
        ...owner,
        text: `${joint}${item.text}`,
        pieces: [...owner.pieces, ...item.pieces.map((piece) => ({ ...piece, offset: piece.offset + joint.length }))],
        lastLine: item.lastLine,
      };
    } else {
      kept.push(item);
    }
  }
  return kept;
}

function rangeOf(lines: readonly string[], item: ListItem): Range {
  const end = (lines[item.lastLine] ?? '').trimEnd().length;
  return {
    start: { line: item.line, character: item.start },
    // Nothing but blanks may stand behind the marker.
    end: { line: item.lastLine, character: item.lastLine === item.line ? Math.max(end, item.start) : end },
  };
}

function readFiles(lines: readonly string[], labels: readonly Label[], hidden: ReadonlySet<number>): PlannedFile[] {
  const label = labels.find((candidate) => /^files (?:expected to change|changed|to change)/i.test(candidate.name));
  if (label === undefined) {
    return [];
  }
  return readItems(lines, label.line + 1, label.end, hidden)
    .filter((item) => item.indent < 4)
    .flatMap((item) => filesOfItem(lines, item));
}

/** Between two paths of one item: `a.ts`, `b.ts`; `a.ts` / `b.ts`; `a.ts` (or a new `b.ts`). */
const certainJoint = /^\s*(?:,|\/|\+|&|and|,\s*and)\s*$/;
const looseJoint =
  /^\s*\)?\s*(?:\([^()`]*\)\s*)?,?\s*\(?(?:\+|,|and|or)?\s*(?:maybe|perhaps|possibly|probably|likely)?\s*(?:an? )?(?:new )?$/i;

/** Before the first path: nothing, a mark for new files, or an introduction: `hook scripts (e.g. `. */
const beforePaths = /^(?:\*\*|new:?\s+|\(new\)\s+|[^:`()]*\((?:e\.g\.,?|i\.e\.,?|likely|probably)\s+)?$/i;

/** The code spans before the explaining colon or dash; `src/a.ts` / `.stories.tsx` names two. */
function filesOfItem(lines: readonly string[], item: ListItem): PlannedFile[] {
  const spans = codeSpans(item.text);
  const first = spans[0];
  const range = rangeOf(lines, item);
  const change = changeOf(item.text);
  if (first === undefined) {
    const word = /^([\w.@~/[\]()*{},-]*[./][\w.@/[\]()*{},-]*?):?(?:\s|$)/.exec(item.text)?.[1];
    return word === undefined
      ? []
      : [{ path: word, change, pathRange: rangeInPieces(item.pieces, 0, word.length), range }];
  }
  if (!beforePaths.test(item.text.slice(0, first.start))) {
    return [];
  }
  const paths = [first];
  let end = first.end;
  for (const span of spans.slice(1)) {
    const joint = item.text.slice(end, span.start);
    // An alternative is a path only if it looks like one: `vite.config.ts` (or a `test` block) names one file.
    const alternative = looseJoint.test(joint) && /^[^\s=]*[./][^\s=]*$/.test(span.content);
    if (!certainJoint.test(joint) && !alternative) {
      break;
    }
    paths.push(span);
    end = span.end;
  }
  return paths.map((span) => {
    const path = span.content.trim();
    const start = item.text.indexOf(path, span.start);
    return { path, change, pathRange: rangeInPieces(item.pieces, start, start + path.length), range };
  });
}

function changeOf(text: string): PlannedFile['change'] {
  const plain = text.replaceAll(/`[^`]*`/g, '');
  if (/\bNEW\b|\(new\b|:\s*new\b|^\s*new\b|—\s*new\b|\(created?\b|[:—–]\s*create\b/.test(plain)) {
    return 'new';
  }
  return /\(deleted?\)|\bDELETE[D]?\b|:\s*(?:delete|remove)d?\b\s*(?:\.|$|—|\(|the file)/.test(plain)
    ? 'delete'
    : 'modify';
}

function hasOutOfScope(lines: readonly string[], labels: readonly Label[], sections: readonly Section[]): boolean {
  const label = labels.find((candidate) => /^(?:out of scope|not in scope|non-goals)/i.test(candidate.name));
  if (label === undefined) {
    return sections.some((section) => /^(?:out of scope|non-goals)/i.test(section.heading));
  }
  return label.rest.trim() !== '' || lines.slice(label.line + 1, label.end).some((line) => line.trim() !== '');
}
