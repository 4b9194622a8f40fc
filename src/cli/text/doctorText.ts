import type { Diagnosis } from '../../core/doctor/diagnose.ts';
import { type Confidence, confidenceText } from '../../core/health/confidence.ts';
import type { Plan } from '../../core/plan/plan.ts';

export interface Examined {
  readonly plan: Plan;
  readonly diagnosis: Diagnosis;
}

/** From this score on a dimension needs no work (rule: the product's). */
const goodEnough = 8;

export function isHealthy({ blocked, score }: Diagnosis): boolean {
  return (
    !blocked && [score.clarity, score.testability, score.scopeFit, score.autonomy].every((value) => value >= goodEnough)
  );
}

/**
 * Each plan's score and its problems, in the form `file:line:column`, which terminals make clickable; at the end how far the
 * project's tools are to be relied on.
 */
export function doctorText(examined: readonly Examined[], confidence: Confidence): string {
  const plans = examined
    .map(({ plan, diagnosis }) => {
      const { overall, clarity, testability, scopeFit, autonomy } = diagnosis.score;
      const dimensions = `clarity ${clarity}, testability ${testability}, scope-fit ${scopeFit}, autonomy-readiness ${autonomy}`;
      // Hints say how a decidable criterion could be better still: the editor shows them, a terminal would drown in them.
      const shown = diagnosis.problems.filter((problem) => problem.severity !== 'hint');
      const problems = shown.map(
        ({ range, severity, message, code }) =>
          `  ${plan.file}:${range.start.line + 1}:${range.start.character + 1} ${severity}: ${message} [${code}]\n`,
      );
      return `${overall.toFixed(1)}  ${plan.file}${diagnosis.blocked ? '  BLOCKED' : ''}\n      ${dimensions}\n${problems.join('')}`;
    })
    .join('\n');
  return `${plans}\n${confidenceText(confidence)}\n`;
}
