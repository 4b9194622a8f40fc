import type { Problem } from '../base/problem.ts';
import type { Position } from '../base/range.ts';
import { type Label, labelledLines, readLabels } from './labels.ts';
import { type ListItem, readItems } from './listItems.ts';
import type { Section } from './outline.ts';
import { type PlacedCheck, placedCheck } from './placedCheck.ts';
import { readCheck } from './readCheck.ts';
import { joinTexts, type PlacedText } from './placedText.ts';
import { type PlacedPath, readFiles, readTabledFiles } from './plannedFiles.ts';

/** What a part of a plan is about, as far as the reader looks into it. */
type Topic = 'requirements' | 'criteria' | 'tasks' | 'verification';

/** A heading of the first or second level with what is below it, up to the next one. */
export interface PartPlace {
  readonly heading: string;
  readonly level: number;
  readonly line: number;
  /** Line behind the last one. */
  readonly end: number;
  readonly topics: readonly Topic[];
  /** Headings below the second level. */
  readonly deeper: readonly Section[];
}

/** What is read from a part by itself: it follows from the part's lines and topics alone. */
export interface PlanPart extends PartPlace {
  readonly labels: readonly Label[];
  /** Items with a box; the text of each includes the items without a box that are nested below it. */
  readonly boxes: readonly PlacedText[];
  /** Items that are criteria where no item has a box. */
  readonly plain: readonly PlacedText[];
  readonly files: readonly PlacedPath[];
  /** Those of tables without a label: they count where no label announces any. */
  readonly tabledFiles: readonly PlacedPath[];
  readonly outOfScope: boolean;
  readonly tasks: readonly PlacedText[];
  readonly checks: readonly PlacedCheck[];
  readonly problems: readonly Problem[];
}

const topicHeadings: Readonly<Record<Topic, RegExp>> = {
  requirements: /^requirements\b/i,
  criteria: /^acceptance criteria\b/i,
  tasks: /^(?:tasks\b|steps$)/i,
  verification: /^verification\b/i,
};

const allTopics = Object.keys(topicHeadings) as Topic[];

const criteriaLabel = topicHeadings.criteria;
const outOfScopeLabel = /^(?:out of scope|not in scope|non-goals)/i;

/** What mstack writes at the end: it tells what was done, not what is to be done. */
const notesHeading = /^(?:implementation notes|diagnosis)\b/i;

/**
 * The parts of a body, from its headings.
 *
 * @param end line behind the last one of the file
 */
export function partsOf(sections: readonly Section[], end: number): PartPlace[] {
  const upper = sections.flatMap((section, index) => (section.level <= 2 ? [{ section, index }] : []));
  // A title (`# Tasks of the parser`) speaks of all sections below it, but only where none of them is the proper one.
  const proper = new Set(
    allTopics.filter((topic) =>
      upper.some(({ section }) => section.level === 2 && topicHeadings[topic].test(section.heading)),
    ),
  );
  let title = '';
  return upper.map(({ section, index }, at) => {
    const { heading, line, level } = section;
    const next = upper[at + 1];
    const own = level === 2 ? heading : '';
    title = level === 1 ? heading : title;
    return {
      heading,
      level,
      line,
      end: next?.section.line ?? end,
      topics: allTopics.filter((topic) => topicHeadings[topic].test(proper.has(topic) ? own : title)),
      deeper: sections.slice(index + 1, next?.index),
    };
  });
}

/**
 * @param shown the file's lines without what is in code and comments
 */
export function readPart(shown: readonly string[], place: PartPlace): PlanPart {
  const { heading, level, line, end, topics, deeper } = place;
  const isNotes = notesHeading.test(heading);
  const labels = isNotes ? [] : readLabels(shown, line + 1, end, deeper);
  const named = level === 2 ? [{ name: heading, line, end }, ...labels] : labels;
  const files = readFiles(shown, named);
  const items = topics.length === 0 ? [] : readItems(shown, line + 1, end);
  const { boxes, plain } = readCriteria(shown, items, topics, labels);
  const { checks, problems } = readChecks(topics.includes('verification') ? items : []);
  return {
    heading,
    level,
    line,
    end,
    topics,
    deeper,
    labels,
    boxes,
    plain,
    files,
    tabledFiles:
      files.length > 0 || isNotes || topics.includes('verification')
        ? []
        : readTabledFiles(shown, labels, { from: line + 1, to: end }),
    outOfScope: saysWhatIsOut(shown, named, labels),
    tasks: topics.includes('tasks') ? readTasks(items) : [],
    checks,
    problems,
  };
}

/** The same part that many lines further down. */
export function movedPart(part: PlanPart, place: PartPlace): PlanPart {
  const by = place.line - part.line;
  const move = ({ line, character }: Position): Position => ({ line: line + by, character });
  return {
    ...part,
    ...place,
    labels: part.labels.map((label) => ({ ...label, line: label.line + by, end: label.end + by })),
    boxes: part.boxes.map((words) => words.moved(by)),
    plain: part.plain.map((words) => words.moved(by)),
    files: part.files.map((file) => file.moved(by)),
    tabledFiles: part.tabledFiles.map((file) => file.moved(by)),
    tasks: part.tasks.map((words) => words.moved(by)),
    checks: part.checks.map((check) => check.moved(by)),
    problems: part.problems.map((problem) => ({
      ...problem,
      range: { start: move(problem.range.start), end: move(problem.range.end) },
    })),
  };
}

function readCriteria(
  shown: readonly string[],
  items: readonly ListItem[],
  topics: readonly Topic[],
  labels: readonly Label[],
): Pick<PlanPart, 'boxes' | 'plain'> {
  const own = topics.includes('criteria');
  if (!own && !topics.includes('requirements')) {
    return { boxes: [], plain: [] };
  }
  const whole = withNested(items);
  const boxes = wordsOf(whole.filter(({ box }) => box));
  const labelled = (): ListItem[] =>
    labelledLines(labels, criteriaLabel).flatMap(({ from, to }) => readItems(shown, from, to));
  return { boxes, plain: own ? wordsOf(whole) : boxes.length > 0 ? [] : wordsOf(labelled()) };
}

function wordsOf(items: readonly ListItem[]): PlacedText[] {
  return items.map(({ words }) => words).filter(({ text }) => text !== '');
}

/** Items with a box keep the plain items nested below them in their text: “for each of:” says nothing without them. */
function withNested(items: readonly ListItem[]): ListItem[] {
  const groups: { item: ListItem; nested: PlacedText[] }[] = [];
  for (const item of items) {
    const owner = groups.at(-1);
    if (owner?.item.box === true && !item.box && item.indent > owner.item.indent) {
      owner.nested.push(item.words);
    } else {
      groups.push({ item, nested: [] });
    }
  }
  return groups.map(({ item, nested }) =>
    nested.length === 0
      ? item
      : {
          ...item,
          words: joinTexts(
            [item.words, ...nested].filter(({ text }) => text !== ''),
            ' - ',
          ),
        },
  );
}

function saysWhatIsOut(
  shown: readonly string[],
  named: readonly Omit<Label, 'rest'>[],
  labels: readonly Label[],
): boolean {
  return (
    labels.some(({ name, rest }) => rest.trim() !== '' && outOfScopeLabel.test(name)) ||
    labelledLines(named, outOfScopeLabel).some(({ from, to }) =>
      shown.slice(from, to).some((source) => source.trim() !== ''),
    )
  );
}

function readTasks(items: readonly ListItem[]): PlacedText[] {
  return items.filter(({ indent, marker }) => indent === 0 && marker === 'number').map(({ words }) => words);
}

function readChecks(items: readonly ListItem[]): Pick<PlanPart, 'checks' | 'problems'> {
  const checks: PlacedCheck[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    const check = placedCheck(item.words);
    if (check !== undefined) {
      checks.push(check);
    } else if (looksLikeCheck(item)) {
      problems.push(noTag(item));
    }
  }
  return { checks, problems };
}

/** A bullet that begins with a command and has no tag: somebody believes it to be a check. */
function looksLikeCheck({ indent, words }: ListItem): boolean {
  return indent === 0 && /^!?\s*`[^`]/.test(words.text);
}

function noTag({ words }: ListItem): Problem {
  return {
    code: 'check.no-tag',
    severity: 'warning',
    dimension: 'testability',
    message: `This is not run, because it has no tag. Begin it with \`[cmd]\`${
      readCheck(`[cmd] ${words.text}`)?.ambiguous === true
        ? ', say what it must print by `outputs` or `contains` and the text in backticks, and leave out what else stands behind the command (“passes” goes without saying)'
        : ''
    }, or with \`[manual]\` if it is for a person.`,
    range: words.range,
  };
}
