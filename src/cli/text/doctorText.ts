import type { Problem } from '../../core/base/problem.ts';
import type { Diagnosis } from '../../core/doctor/diagnose.ts';
import { remediesOf } from '../../core/doctor/remedies.ts';
import { rules } from '../../core/doctor/rules.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { datedScore } from '../../node/datedScore.ts';
import type { FixedPlan } from '../fixPlans.ts';
import { plainText } from './plainText.ts';

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
 * A line for each plan that is fine. Below, each of the others: its score, its file, and where points are lost, in the form
 * that terminals make clickable. At the end how many there are.
 *
 * @param inFull every place, also of plans that are fine
 */
export function examinedText(examined: readonly Examined[], inFull: boolean): string {
  const fine = examined.filter(({ diagnosis }) => isHealthy(diagnosis));
  const others = examined.filter(({ diagnosis }) => !isHealthy(diagnosis));
  const parts = [
    ...(inFull ? fine.map((each) => planText(each, Infinity)) : [fine.map(fineLine).join('')]),
    ...others.map((each) => planText(each, inFull ? Infinity : mostPlaces)),
    ...(examined.length === 0 ? [] : [`${summaryText(fine, others, inFull)}\n`]),
  ];
  return plainText(parts.filter((part) => part !== '').join('\n'));
}

/** The plans of `doctor --json` (form: the contracts). */
export function examinedJson(examined: readonly Examined[]): string {
  return JSON.stringify(
    examined.map(({ plan, diagnosis }) => ({
      file: plan.file,
      id: plan.id ?? null,
      score: datedScore(diagnosis.score, plan),
      blocked: diagnosis.blocked,
      problems: diagnosis.problems.map(({ code, severity, dimension, message, range }) => ({
        code,
        severity,
        dimension: dimension ?? null,
        message,
        range,
      })),
    })),
  );
}

function scoreText({ score }: Diagnosis): string {
  return score.overall.toFixed(1).padStart(4);
}

function fineLine({ plan, diagnosis }: Examined): string {
  const count = placesOf(diagnosis).length;
  return `${scoreText(diagnosis)}  ${plan.file}${count === 0 ? '' : `  (${count} ${count === 1 ? 'place' : 'places'})`}\n`;
}

/** Of a plan that was not asked for by name; the first ones bring most. */
const mostPlaces = 6;

function planText({ plan, diagnosis }: Examined, most: number): string {
  const { clarity, testability, scopeFit, autonomy } = diagnosis.score;
  const dimensions = Object.entries({ clarity, testability, 'scope-fit': scopeFit, 'autonomy-readiness': autonomy });
  const lost = dimensions.filter(([, value]) => value < 10).map(([name, value]) => `${name} ${value}`);
  const places = placesOf(diagnosis);
  const lines = places
    .slice(0, most)
    .map(
      ({ problem: { range, severity, message, code }, gain }) =>
        `  ${range.start.line + 1}:${range.start.character + 1} ${severity}: ${message} [${code}]${gain}`,
    );
  const left = places.length - lines.length;
  return [
    [scoreText(diagnosis), ...(diagnosis.blocked ? ['BLOCKED'] : []), lost.join(', ')].join('  ').trimEnd(),
    plan.file,
    ...lines,
    ...(left > 0 ? [`  and ${left} more: \`mstack doctor ${plan.file}\``] : []),
    '',
  ].join('\n');
}

interface Place {
  readonly problem: Problem;
  /** What mending it adds to the score, in words; empty: nothing. */
  readonly gain: string;
}

/**
 * What keeps the plan from being run, then where points are lost, what brings most first, then the rest. Hints say how a
 * decidable criterion could be better still: the editor shows them, a terminal would drown in them.
 */
function placesOf(diagnosis: Diagnosis): readonly Place[] {
  const gains = new Map<Problem, string>();
  for (const { problems, overall } of remediesOf(diagnosis)) {
    for (const problem of problems) {
      const others = problems.filter((other) => other !== problem);
      const points = Math.max(0.1, Number(overall.toFixed(1)));
      gains.set(problem, `${gains.get(problem) ?? ''} (+${points}${withLines(others)})`);
    }
  }
  const shown = diagnosis.problems.filter((problem) => problem.severity !== 'hint');
  const all = [...new Set([...shown.filter(isBlocking), ...gains.keys(), ...shown])];
  return all.map((problem) => ({ problem, gain: gains.get(problem) ?? '' }));
}

const ruleOf = new Map(rules.map((rule) => [rule.code, rule]));

/** By a rule that says so; what is wrong with the file itself, always. */
function isBlocking({ code, severity }: Problem): boolean {
  const rule = ruleOf.get(code);
  return rule === undefined ? severity === 'error' && !code.startsWith('criterion.') : rule.blocks === true;
}

/** Lines that are named; a longer list is not read. */
const namedLines = 3;

function withLines(others: readonly Problem[]): string {
  const lines = [...new Set(others.map(({ range }) => range.start.line + 1))];
  const named = [...lines.slice(0, namedLines), ...(lines.length > namedLines ? ['…'] : [])].join(', ');
  return lines.length === 0 ? '' : ` with ${lines.length === 1 ? 'line' : 'lines'} ${named}`;
}

function summaryText(fine: readonly Examined[], others: readonly Examined[], inFull: boolean): string {
  const all = fine.length + others.length;
  const blocked = others.filter(({ diagnosis }) => diagnosis.blocked).length;
  const counts = [
    ...(fine.length > 0 ? [`${fine.length} fine`] : []),
    ...(others.length > 0 ? [`${others.length} to mend${blocked > 0 ? ` (${blocked} blocked)` : ''}`] : []),
  ].join(', ');
  const hasPlaces = !inFull && fine.some(({ diagnosis }) => diagnosis.losses.length > 0);
  const more = hasPlaces ? ' `mstack doctor FILE` shows what would make a plan that is fine a 10.' : '';
  return `${all} ${all === 1 ? 'plan' : 'plans'}: ${counts}.${more}`;
}

/** What was changed, as lines that went and came. */
export function fixedText(fixed: readonly FixedPlan[]): string {
  if (fixed.length === 0) {
    return 'Nothing here has one certain way to be mended.\n\n';
  }
  return fixed
    .flatMap(({ file, changes }) =>
      changes.map(({ line, before, after }) => {
        const lines = [...before.map((text) => `  - ${text}`), ...after.map((text) => `  + ${text}`)];
        return plainText(`Fixed ${file}:${line + 1}\n${lines.join('\n')}\n\n`);
      }),
    )
    .join('');
}
