import type { Problem } from '../../core/base/problem.ts';
import type { Diagnosis } from '../../core/doctor/diagnose.ts';
import { dimensionNames } from '../../core/doctor/dimensionNames.ts';
import { remediesOf } from '../../core/doctor/remedies.ts';
import { rules } from '../../core/doctor/rules.ts';
import { brokenCheck } from '../../core/doctor/rules/probedCheck.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { dimensions } from '../../core/doctor/score.ts';
import { datedScore } from '../../node/datedScore.ts';
import { plainText } from './plainText.ts';

export interface Examined {
  readonly plan: Plan;
  readonly diagnosis: Diagnosis;
}

/** From this score on a dimension needs no work (rule: the product's). */
const goodEnough = 8;

export function isHealthy({ blocked, score, problems }: Diagnosis): boolean {
  return (
    !blocked &&
    // A run holds it back, whatever its score.
    !problems.some(({ code }) => code === brokenCheck.code) &&
    [score.clarity, score.testability, score.scopeFit, score.autonomy].every((value) => value >= goodEnough)
  );
}

/** What such a plan says was about another time: it is not to be mended, unless somebody asks for it by name. */
export function isOver({ status, archived }: Plan): boolean {
  return archived || status === 'done' || status === 'skipped';
}

/**
 * A line for each plan that is fine. Below, each of the others: its score, and what is wrong in the order of the file, in
 * the form that terminals make clickable. At the end how many there are.
 *
 * @param inFull every place, also of plans that are fine
 */
export function examinedText(examined: readonly Examined[], inFull: boolean): string {
  const isFine = ({ plan, diagnosis }: Examined): boolean => isHealthy(diagnosis) || (!inFull && isOver(plan));
  const fine = examined.filter(isFine);
  const others = examined.filter((each) => !isFine(each));
  const parts = [
    ...(inFull
      ? fine.map((each) => planText(each, Infinity))
      : [
          fine
            .filter(({ diagnosis }) => isHealthy(diagnosis))
            .map(fineLine)
            .join(''),
        ]),
    ...others.map((each) => planText(each, inFull ? Infinity : mostPlaces)),
    ...(examined.length === 0 ? [] : [`${summaryText(fine, others, inFull)}\n`]),
  ];
  return plainText(parts.filter((part) => part !== '').join('\n'));
}

/** The plans of `doctor --json` (form: docs/commands.md), their problems in the order of the file. */
export function examinedJson(examined: readonly Examined[]): string {
  return JSON.stringify(
    examined.map(({ plan, diagnosis }) => ({
      file: plan.file,
      id: plan.id ?? null,
      score: datedScore(diagnosis.score, plan),
      blocked: diagnosis.blocked,
      problems: diagnosis.problems.toSorted(byPlace).map(({ code, severity, dimension, message, range }) => ({
        code,
        severity,
        dimension: dimension ?? null,
        message,
        range,
      })),
    })),
  );
}

function byPlace(one: Problem, other: Problem): number {
  const { start } = one.range;
  return start.line - other.range.start.line || start.character - other.range.start.character;
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

/**
 * Terminals look for the file of `line:column` in the nearest line above that does not begin with a digit, so nothing else
 * stands between: that is why the score is below the name.
 */
function planText({ plan, diagnosis }: Examined, most: number): string {
  const { score, blocked } = diagnosis;
  const lost = dimensions.filter((name) => score[name] < 10).map((name) => `${dimensionNames[name]} ${score[name]}`);
  const all = placesOf(diagnosis);
  const places = all.slice(0, most).toSorted((one, other) => byPlace(one.problem, other.problem));
  const width = Math.max(0, ...places.map(({ problem }) => positionText(problem).length));
  const left = all.length - places.length;
  return [
    plan.file,
    [scoreText(diagnosis), ...(blocked ? ['BLOCKED'] : []), lost.join(', ')].join('  ').trimEnd(),
    ...places.map((place) => placeText(place, width)),
    ...(left > 0 ? [`  and ${left} more: \`mstack doctor ${plan.file}\``] : []),
    '',
  ].join('\n');
}

/** Columns: where, how bad, how much it brings, what is wrong and what to do. */
function placeText({ problem, gain, note }: Place, width: number): string {
  const { severity, message, code } = problem;
  const brings = gain === undefined ? '' : `+${gain.toFixed(1)}`;
  return `  ${positionText(problem).padStart(width)}  ${severity.padEnd(7)}  ${brings.padEnd(4)}  ${message}${note} [${code}]`;
}

function positionText({ range }: Problem): string {
  return `${range.start.line + 1}:${range.start.character + 1}`;
}

interface Place {
  /** The first one that is to be mended here. */
  readonly problem: Problem;
  /** Points that mending it adds to the score; undefined: none, or they are told at another place. */
  readonly gain: number | undefined;
  /** What else is to be mended for that, and where the same stands; with a blank before. */
  readonly note: string;
}

/**
 * What keeps the plan from being run, then where points are lost, what brings most first, then the rest. Hints say how a
 * decidable criterion could be better still: the editor shows them, a terminal would drown in them.
 */
function placesOf(diagnosis: Diagnosis): readonly Place[] {
  const remedies = remediesOf(diagnosis);
  const costly = remedies.flatMap(({ problems }) => problems);
  const shown = diagnosis.problems.filter((problem) => problem.severity !== 'hint');
  const all = new Set([...shown.filter(isBlocking), ...costly, ...shown]);
  const places = new Map(
    [...all].map((problem): [Problem, Place] => [problem, { problem, gain: undefined, note: '' }]),
  );
  for (const { problems, overall } of remedies) {
    const first = problems.toSorted(byPlace)[0];
    const place = first === undefined ? undefined : places.get(first);
    if (first !== undefined && place !== undefined) {
      const gain = (place.gain ?? 0) + Math.max(0.1, overall);
      places.set(first, { ...place, gain, note: `${place.note}${togetherText(first, problems)}` });
    }
  }
  return joined([...places.values()]);
}

/** The same words at several places are read once. */
function joined(places: readonly Place[]): readonly Place[] {
  const groups = Map.groupBy(places, ({ problem, note }) => [problem.code, problem.message, note].join('\n'));
  return [...groups.values()].flatMap((group): Place[] => {
    const [first, ...rest] = group.toSorted((one, other) => byPlace(one.problem, other.problem));
    if (first === undefined || rest.length === 0) {
      return first === undefined ? [] : [first];
    }
    const gains = group.flatMap(({ gain }) => gain ?? []);
    return [
      {
        problem: first.problem,
        gain: gains.length === 0 ? undefined : gains.reduce((sum, gain) => sum + gain),
        note: `${first.note} (Also ${linesText(rest.map(({ problem }) => problem))}.)`,
      },
    ];
  });
}

const ruleOf = new Map(rules.map((rule) => [rule.code, rule]));

/** By a rule that says so; what is wrong with the file itself, always. */
function isBlocking({ code, severity }: Problem): boolean {
  const rule = ruleOf.get(code);
  return rule === undefined ? severity === 'error' && !code.startsWith('criterion.') : rule.blocks === true;
}

/** What else must be mended before the points come back. */
function togetherText(first: Problem, problems: readonly Problem[]): string {
  const others = problems.filter((problem) => problem !== first);
  const elsewhere = others.filter(({ range }) => range.start.line !== first.range.start.line);
  if (others.length === 0) {
    return '';
  }
  return elsewhere.length === 0
    ? ` (Points for all of line ${first.range.start.line + 1}.)`
    : ` (Points together with ${linesText(elsewhere)}.)`;
}

/** Lines that are named; a longer list is not read. */
const namedLines = 4;

function linesText(problems: readonly Problem[]): string {
  const lines = [...new Set(problems.map(({ range }) => range.start.line + 1))].toSorted((one, other) => one - other);
  const left = lines.length - namedLines;
  const named = lines.slice(0, namedLines).join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${named}${left > 0 ? ` and ${left} more` : ''}`;
}

function summaryText(fine: readonly Examined[], others: readonly Examined[], inFull: boolean): string {
  const all = fine.length + others.length;
  const blocked = others.filter(({ diagnosis }) => diagnosis.blocked).length;
  const past = fine.filter(({ diagnosis }) => !isHealthy(diagnosis)).length;
  const counts = [
    ...(fine.length > past ? [`${fine.length - past} fine`] : []),
    ...(past > 0 ? [`${past} done or skipped`] : []),
    ...(others.length > 0 ? [`${others.length} to mend${blocked > 0 ? ` (${blocked} blocked)` : ''}`] : []),
  ].join(', ');
  const legend = others.length > 0 ? ' +N: what mending it adds to the score.' : '';
  const hasPlaces = !inFull && fine.some(({ diagnosis }) => isHealthy(diagnosis) && diagnosis.losses.length > 0);
  const more = hasPlaces ? ' `mstack doctor FILE` shows what would make a plan that is fine a 10.' : '';
  return `${all} ${all === 1 ? 'plan' : 'plans'}: ${counts}.${legend}${more}`;
}
