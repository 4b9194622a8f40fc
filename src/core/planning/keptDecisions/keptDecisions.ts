import type { Check, Criterion, Plan, PlannedFile, Task } from '../../plan/plan.ts';
import { isEvidence } from '../../plan/plan.ts';
import { readFrontmatter } from '../../plan/frontmatter.ts';
import { matcherOf, testGlobs } from '../../plan/scope.ts';
import { findRepetitions, signatureOf } from '../../doctor/criterion/duplicateOrContradictory.ts';
import { readTokens } from '../../doctor/criterion/tokens.ts';
import { oneLine } from '../../base/oneLine.ts';
import { align } from './align.ts';
import { changedChecks, sameCheck } from './changedChecks.ts';
import { addedBlocks } from './addedBlocks.ts';
import type { Faults } from './faults.ts';
import { keptHead } from './keptHead.ts';
import { planBlocks, type PlanBlock } from './planBlocks.ts';
import { shortened } from './shortened.ts';
import { successorsOf } from './successors.ts';
import { type OldWords, weakeningWords } from './wordsKept.ts';

/** A plan before somebody mended it, and after. */
export interface MendedPlan {
  readonly before: Plan;
  readonly after: Plan;
  /** Where the plan might be changed. */
  readonly faults: Faults;
}

/**
 * Whether a mended plan still holds every decision of the one before: what the doctor had nothing against stays word for
 * word, in its section and order; what it complained about may become clearer, not less.
 *
 * @returns what is lost or weakened, a sentence each; empty: nothing is
 */
export function keptDecisions(mended: MendedPlan): readonly string[] {
  const { before, after, faults } = mended;
  const [oldLines, newLines] = [before.lines(), after.lines()];
  const said = [
    ...keptHead(oldLines, newLines, faults),
    ...keptBlocks(mended, oldLines, newLines),
    ...keptCriteria(mended),
    ...keptTasks(mended),
    ...keptFiles(mended),
    ...keptChecks(mended),
  ];
  return [...new Set(said)];
}

function keptCriteria({ before, after, faults }: MendedPlan): readonly string[] {
  const twice = new Set(
    findRepetitions(before.criteria.map(({ text }) => ({ text, signature: signatureOf(readTokens(text)) })))
      .filter(({ kind }) => kind === 'duplicate')
      .map(({ at }) => before.criteria[at]),
  );
  return keptTexts('criterion', before.criteria, after.criteria, {
    isFree: (criterion) => isTouched(faults, criterion),
    // Of two that say the same, the second may go.
    mayGo: (criterion) => twice.has(criterion),
    words: (criterion) => ({ text: criterion.text, faulty: faults.spansOfCriterion(criterion) }),
  });
}

function isTouched(faults: Faults, criterion: Criterion): boolean {
  return faults.at(criterion.range).some(({ code }) => code.startsWith('criterion.'));
}

function keptTasks({ before, after, faults }: MendedPlan): readonly string[] {
  return keptTexts('task', before.tasks, after.tasks, {
    isFree: (task) => faults.at(task.range).length > 0,
    mayGo: () => false,
    words: (task) => ({ text: task.text, faulty: faults.spansOf(task.text, task.range) }),
  });
}

interface TextRules<Item> {
  /** Whether the item may be changed at all. */
  readonly isFree: (item: Item) => boolean;
  /** Whether it may be missing. */
  readonly mayGo: (item: Item) => boolean;
  readonly words: (item: Item) => OldWords;
}

function keptTexts<Item extends Criterion | Task>(
  noun: string,
  old: readonly Item[],
  now: readonly (Criterion | Task)[],
  { isFree, mayGo, words }: TextRules<Item>,
): readonly string[] {
  const known = new Set(old.map(({ text }) => oneLine(text)));
  const { gone, gaps } = align(
    old.filter((item) => !mayGo(item)),
    now,
    (item) => (isFree(item) ? undefined : oneLine(item.text)),
    (item) => oneLine(item.text),
  );
  return [
    ...gone.map(
      ({ text }) =>
        `The ${noun} “${shortened(text)}” is gone or changed, and the doctor has nothing against it. Put it back word for word.`,
    ),
    ...gaps.flatMap((gap) => {
      const texts = gap.now.map(({ text }) => text);
      const { faults, added } = successorsOf(gap.old.map(words), texts);
      return [
        ...faults.map(
          ({ at, what }) =>
            `The ${noun} “${shortened(gap.old[at]?.text ?? '')}” ${what.join(', and ')}. Keep all that it says.`,
        ),
        ...added.flatMap((at) => {
          const text = texts[at] ?? '';
          const weak = known.has(oneLine(text)) ? [] : weakeningWords(text);
          return weak.length === 0
            ? []
            : [
                `The new ${noun} “${shortened(text)}” takes something away (“${weak.join('”, “')}”). Say only what must hold.`,
              ];
        }),
      ];
    }),
  ];
}

function keptFiles({ before, after, faults }: MendedPlan): readonly string[] {
  const { gone, gaps } = align(
    before.files,
    after.files,
    (file) => (faults.isMissing(file) ? undefined : fileKey(file)),
    fileKey,
  );
  const named = changedChecks(before.checks, after)
    .map(({ text }) => text)
    .join('\n');
  const isTest = matcherOf(testGlobs);
  const mayCome = ({ path, change }: PlannedFile): boolean =>
    faults.has('plan.no-files') || (change === 'new' && (isTest(path) || named.includes(path)));
  return [
    ...gone.map(
      ({ path }) =>
        `The listed file \`${path}\` is gone or listed otherwise, and there is nothing wrong with it. Put it back.`,
    ),
    ...gaps.flatMap(({ old, now }) => [
      ...old
        .slice(now.length)
        .map(({ path }) => `The listed file \`${path}\` is gone. Correct its path, or mark it as new.`),
      ...now
        .slice(old.length)
        .filter((file) => !mayCome(file))
        .map(({ path }) => `\`${path}\` is listed now, so the plan would change more than was agreed. Take it out.`),
    ]),
  ];
}

function fileKey({ path, change }: PlannedFile): string {
  return `${change} ${path}`;
}

function keptChecks({ before, after, faults }: MendedPlan): readonly string[] {
  const { gone } = align(
    before.checks,
    after.checks,
    (check) => (faults.mayGo(check) ? undefined : sameCheck(check)),
    sameCheck,
  );
  const commands = after.checks.map(({ text }) => text).join('\n');
  const lost = before.checks.filter(
    (check) =>
      check.ambiguous && check.command !== undefined && !isBad(faults, check) && !commands.includes(check.command),
  );
  const [old, now] = [before, after].map(({ checks }) => checks.filter(isEvidence).length);
  return [
    ...gone.map(
      (check) =>
        `The check \`${shortened(checkText(check))}\` is gone or changed, and nothing shows that it proves nothing. Put it back.`,
    ),
    ...lost.map(
      ({ command = '' }) =>
        `No check runs \`${shortened(command)}\` any more. Keep the command, and say exactly what must come.`,
    ),
    ...((now ?? 0) < (old ?? 0)
      ? [`There are ${now} checks that can be run, and there were ${old}. Replace checks, do not drop them.`]
      : []),
  ];
}

/** Not only unclear: its command cannot stay. */
function isBad(faults: Faults, check: Check): boolean {
  return faults.at(check.range).some(({ code }) => code.startsWith('check.') && code !== 'check.ambiguous');
}

function checkText({ tag, text }: Check): string {
  return `[${tag}] ${text}`;
}

function keptBlocks(mended: MendedPlan, oldLines: readonly string[], newLines: readonly string[]): readonly string[] {
  const { before, after } = mended;
  const blocks = planBlocks(before, oldLines, readFrontmatter(oldLines).bodyStart);
  const now = planBlocks(after, newLines, readFrontmatter(newLines).bodyStart);
  const free = new Set(blocks.filter((block) => mayChange(mended, block)));
  const { gone, gaps } = align(blocks, now, (block) => (free.has(block) ? undefined : blockKey(block)), blockKey);
  // What else an item of the files list says is compared like any other text.
  const typed = typedLines({ ...before, files: [] });
  const typedNow = typedLines(after);
  return [
    ...gone.map(
      ({ text, line }) =>
        `“${shortened(text)}” (line ${line + 1}) is gone, changed or elsewhere, and the doctor has nothing against it. Put it back word for word.`,
    ),
    ...gaps.flatMap((gap) => {
      const old = gap.old.filter(({ line }) => !typed.has(line));
      const { faults, added } = successorsOf(
        old.map((block) => wordsOfBlock(mended, block)),
        gap.now.map(({ text }) => text),
      );
      const more = added.flatMap((at) => gap.now[at] ?? []).filter(({ line }) => !typedNow.has(line));
      return [
        ...faults.map(
          ({ at, what }) => `“${shortened(old[at]?.text ?? '')}” ${what.join(', and ')}. Keep all that it says.`,
        ),
        ...addedBlocks(mended, more),
      ];
    }),
  ];
}

function blockKey({ kind, place, text }: PlanBlock): string {
  return `${kind}\n${place}\n${text}`;
}

/** Headings stay whatever is wrong with what stands below them. */
function mayChange({ before, faults }: MendedPlan, { kind, line, end }: PlanBlock): boolean {
  if (kind === 'heading' || kind === 'hidden') {
    return false;
  }
  const isIn = ({ range }: Criterion | Task | Check): boolean => range.start.line < end && line <= range.end.line;
  const check = before.checks.find(isIn);
  if (check !== undefined) {
    return faults.mayGo(check);
  }
  const criterion = before.criteria.find(isIn);
  if (criterion !== undefined) {
    return isTouched(faults, criterion);
  }
  const place = { start: { line, character: 0 }, end: { line: end - 1, character: 0 } };
  return faults.at(place).length > 0;
}

function wordsOfBlock({ faults }: MendedPlan, { text, line, end }: PlanBlock): OldWords {
  const range = { start: { line, character: 0 }, end: { line: end - 1, character: 0 } };
  return { text, faulty: faults.spansOf(text, range) };
}

/** Lines of what is compared as what it is: criteria, tasks, files, checks. */
function typedLines({ criteria, tasks, files, checks }: Plan): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { range } of [...criteria, ...tasks, ...files, ...checks]) {
    for (let line = range.start.line; line <= range.end.line; line += 1) {
      lines.add(line);
    }
  }
  return lines;
}
