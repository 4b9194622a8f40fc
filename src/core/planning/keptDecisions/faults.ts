import { oneLine } from '../../base/oneLine.ts';
import type { Problem } from '../../base/problem.ts';
import type { Range } from '../../base/range.ts';
import { wordsAt } from '../../doctor/criterion/placedCriterion.ts';
import type { Diagnosis } from '../../doctor/diagnose.ts';
import type { Check, Criterion, Plan, PlannedFile } from '../../plan/plan.ts';
import type { ProbedCheck } from '../../plan/probe.ts';
import type { Span } from './wordsKept.ts';

/** Problems of checks that prove nothing as they are: such a check may be replaced. */
const badChecks = new Set([
  'check.gap',
  'check.ambiguous',
  'check.cannot-run',
  'check.sends',
  'check.selects-nothing',
  'check.always-passes',
]);

/** What stands there was left open: whatever it says gives way to what is decided. */
const openCodes = new Set(['plan.open-decision', 'plan.gap', 'plan.gap-in-files', 'plan.file-missing']);

/** Where a plan may be changed: what the doctor complained about, and what a probe has shown to prove nothing. */
export class Faults {
  readonly #plan: Plan;
  readonly #lines: readonly string[];
  readonly #problems: readonly Problem[];
  readonly #badChecks: ReadonlySet<Check>;

  /**
   * @param probed what is known of the plan's checks from a probe on the tree as it is
   */
  constructor(plan: Plan, diagnosis: Diagnosis, probed: readonly Pick<ProbedCheck, 'tag' | 'text' | 'verdict'>[]) {
    this.#plan = plan;
    this.#lines = plan.lines();
    this.#problems = faultsOf(diagnosis);
    const isThin = this.has('check.thin');
    this.#badChecks = new Set(
      plan.checks.filter(
        (check) =>
          check.ambiguous ||
          isThin ||
          this.at(check.range).some(({ code }) => badChecks.has(code)) ||
          probed.some(
            ({ tag, text, verdict }) =>
              tag === check.tag && text === check.text && (verdict === 'vacuous' || verdict === 'broken'),
          ),
      ),
    );
  }

  /** Whether the doctor complained of something in the plan as a whole. */
  has(code: string): boolean {
    return this.#problems.some((problem) => problem.code === code);
  }

  mayGo(check: Check): boolean {
    return this.#badChecks.has(check);
  }

  isMissing({ pathRange }: PlannedFile): boolean {
    return this.at(pathRange).some(
      ({ code, range }) =>
        code === 'plan.gap-in-files' ||
        (code === 'plan.file-missing' &&
          range.start.line === pathRange.start.line &&
          range.start.character === pathRange.start.character),
    );
  }

  /** Problems that touch any of some lines. */
  at(range: Range): readonly Problem[] {
    return this.#problems.filter(
      (problem) => problem.range.start.line <= range.end.line && range.start.line <= problem.range.end.line,
    );
  }

  /** The words of a criterion that the doctor found. */
  spansOfCriterion(criterion: Criterion): readonly Span[] {
    return this.at(criterion.range).flatMap(({ range, code }): Span[] => {
      const words = code.startsWith('criterion.') ? wordsAt(this.#plan, range) : undefined;
      return words?.criterion === criterion
        ? [{ start: words.start, end: words.end, kind: code === 'criterion.escape-clause' ? 'escape' : 'faulty' }]
        : [];
    });
  }

  /** The same of any other text that stands on some lines. */
  spansOf(text: string, range: Range): readonly Span[] {
    return this.at(range).flatMap(({ range: own, code }): Span[] => {
      const words = oneLine(this.#wordsIn(own));
      const start = words === '' ? -1 : text.indexOf(words);
      const kind = openCodes.has(code) ? 'open' : 'faulty';
      const span: Span[] = start === -1 ? [] : [{ start, end: start + words.length, kind }];
      return [...span, ...(code === 'plan.file-missing' ? saidOfFile(text) : [])];
    });
  }

  #wordsIn({ start, end }: Range): string {
    const lines = this.#lines.slice(start.line, end.line + 1);
    const last = lines.length - 1;
    return lines
      .map((line, at) => line.slice(at === 0 ? start.character : 0, at === last ? end.character : undefined))
      .join(' ');
  }
}

/** What an item says of its file as a whole: another word stands there when the file is new. */
function saidOfFile(text: string): readonly Span[] {
  return [...text.matchAll(/\([^()]*\)/g)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    kind: 'open',
  }));
}

/** What costs points, and what keeps the plan from being run. Hints that cost nothing are nobody's complaint. */
function faultsOf({ losses, problems, blocked }: Diagnosis): readonly Problem[] {
  const causes = losses.flatMap((loss) => loss.causes);
  const errors = blocked ? problems.filter(({ severity }) => severity === 'error') : [];
  return [...new Set([...causes, ...errors])];
}
