import type { Plan } from '../../src/core/plan/plan.ts';
import { diagnose } from '../../src/core/doctor/diagnose.ts';
import { readPlan } from '../../src/core/plan/readPlan.ts';

/** A longer plan that is no worse: what is good in it is there twice, in other words. */
export interface Growth {
  readonly name: string;
  readonly apply: (source: string) => string;
}

/** Lines of items, each followed by another like it. */
function grown(
  source: string,
  items: readonly { readonly from: number; readonly to: number }[],
  like: (lines: readonly string[]) => readonly string[],
): string {
  const lines = source.split('\n');
  const behind = new Map(items.map(({ from, to }) => [to, like(lines.slice(from, to + 1))]));
  return lines.flatMap((line, at) => [line, ...(behind.get(at) ?? [])]).join('\n');
}

function read(source: string): Plan {
  const plan = readPlan('plan.md', source);
  if (plan === undefined) {
    throw new Error('The text is no plan any more.');
  }
  return plan;
}

/** Criteria with a box of their own that nothing is wrong with. */
function goodCriteria(source: string): { from: number; to: number }[] {
  const plan = read(source);
  const lines = source.split('\n');
  const weak = new Set(
    diagnose(plan)
      .problems.filter(({ code, severity }) => code.startsWith('criterion.') && severity !== 'hint')
      .map(({ range }) => range.start.line),
  );
  return plan.criteria
    .map(({ range }) => ({ from: range.start.line, to: range.end.line }))
    .filter(
      ({ from, to }) =>
        /^\s*[-*+]\s+\[[ xX]\]\s/.test(lines[from] ?? '') && ![...weak].some((line) => from <= line && line <= to),
    );
}

/** Lines of each item that names files, once. */
function fileItems(source: string): { from: number; to: number }[] {
  const places = read(source).files.map(({ range }) => ({ from: range.start.line, to: range.end.line }));
  return [...new Map(places.map((place) => [place.from, place])).values()];
}

export const growths: readonly Growth[] = [
  {
    name: 'every good criterion twice',
    apply: (source) =>
      grown(source, goodCriteria(source), (own) =>
        own.map((line, at) => (at === own.length - 1 ? `${line.trimEnd()} on the second page` : line)),
      ),
  },
  {
    name: 'one more good criterion',
    apply: (source) =>
      grown(source, goodCriteria(source).slice(0, 1), (own) =>
        own.map((line, at) => (at === own.length - 1 ? `${line.trimEnd()} on Node 24` : line)),
      ),
  },
  {
    name: 'every task twice',
    apply: (source) =>
      grown(
        source,
        read(source).tasks.map(({ range }) => ({ from: range.start.line, to: range.end.line })),
        (own) => own.map((line, at) => (at === own.length - 1 ? `${line.trimEnd()} of the second page` : line)),
      ),
  },
  {
    name: 'every file listed twice',
    apply: (source) => grown(source, fileItems(source), (own) => own),
  },
  {
    // Really more files, so that a plan about many parts may become too wide.
    name: 'twice as many files',
    apply: (source) =>
      grown(source, fileItems(source), (own) => own.map((line) => line.replace(/(\w)(\.\w+`)/, '$1Second$2'))),
  },
  {
    name: 'every check twice',
    apply: (source) =>
      grown(
        source,
        read(source)
          .checks.filter(({ ambiguous, executable }) => executable && !ambiguous)
          .map(({ range }) => ({ from: range.start.line, to: range.end.line })),
        (own) => own,
      ),
  },
];
