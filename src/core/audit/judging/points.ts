import { wilsonInterval } from '../../base/wilsonInterval.ts';
import type { DeepAudit } from '../audit.ts';
import type { AuditFacts } from '../auditFacts.ts';
import type { PointTopic, Shares } from './shares.ts';

/**
 * What each topic brings of the ten points. Tests have six and a half of them, because only they notice that the program
 * does something else than it should: unit tests the most, since they are the many; end-to-end tests next, since only they
 * notice that the parts do not fit. Strict types notice a whole class of faults everywhere, without anybody writing a
 * test. The rest helps, and nobody should walk away because of it.
 *
 * By this, strict types, a full suite and end-to-end tests alone are HIGH (8.5), and everything without end-to-end tests
 * is not (7.5); everything without tests is LOW (3.1).
 */
export const weights: Readonly<Record<PointTopic, number>> = {
  types: 2,
  lint: 0.5,
  unit: 4,
  integration: 0.3,
  'end-to-end': 2.5,
  contracts: 0.1,
  'dead-code': 0.3,
  ci: 0.3,
};

export const pointTopics = Object.keys(weights) as readonly PointTopic[];

/** From these scores on. The same eight as of a plan that needs no work. */
export const highFrom = 8;
export const mediumFrom = 4;

/** A project whose own suite is red has no suite that could tell anybody anything until that is mended. */
const redSuiteMost = 3.9;

/**
 * Whether a suite notices most of what breaks must be certain before somebody leaves. What a sample is evidence for is the
 * lower end of its interval (95 % both ways, Wilson): where that is below one half, it may be that more is missed than
 * noticed. Of 30 changes 21 must have been noticed (70 %), of 20 fifteen (75 %), of 10 nine. A sample of which nothing
 * was missed speaks against nobody, however small it is.
 */
const weakSuiteMost = 7.9;
const weakBelow = 0.5;

/** From this share of noticed mutants on, the tests keep all of their points. */
const enoughKilled = 0.8;

/** A handful of mutants says little: so many that were noticed as often as is enough are thought to be among them. */
const imagined = 5;

/** What the tests' points are multiplied by, 0 to 1. */
export function strengthOf(deep: DeepAudit | undefined): number {
  const mutants = deep?.mutants;
  if (mutants === undefined || mutants.tried === 0) {
    return 1;
  }
  const share = (mutants.killed + imagined * enoughKilled) / (mutants.tried + imagined);
  return Math.min(1, share / enoughKilled);
}

export interface TopicPoints {
  readonly topic: PointTopic;
  /** Before what mutants take. */
  readonly points: number;
}

const testTopics = new Set<PointTopic>(['unit', 'integration', 'end-to-end']);

/**
 * Points by topic. What a project cannot have is not asked of it: such a topic's points go to the unit tests, unless the
 * project has it all the same, and more of it than of them.
 */
export function pointsOf(shares: Shares, applies: AuditFacts['applies']): readonly TopicPoints[] {
  const moved = pointTopics.filter((topic) => !applies.has(topic) && shares[topic] <= shares.unit);
  const unit = weights.unit + moved.reduce((sum, topic) => sum + weights[topic], 0);
  return pointTopics.map((topic) => ({
    topic,
    points: topic === 'unit' ? unit * shares.unit : moved.includes(topic) ? 0 : weights[topic] * shares[topic],
  }));
}

/** What the points of the tests lose by what mutants show. */
export function lossOf(points: readonly TopicPoints[], strength: number): number {
  const tests = points.filter(({ topic }) => testTopics.has(topic)).reduce((sum, each) => sum + each.points, 0);
  return tests * (1 - strength);
}

/** 0 to `most`, unrounded. */
export function scoreOf(
  shares: Shares,
  { applies }: Pick<AuditFacts, 'applies'>,
  strength: number,
  most: number,
): number {
  const points = pointsOf(shares, applies);
  const score = points.reduce((sum, each) => sum + each.points, 0) - lossOf(points, strength);
  return Math.min(most, score);
}

/** One decimal, rounded down, so that nothing but everything is 10.0. */
export function tenths(points: number): number {
  // A tenth has no exact form in binary; what lies this little below one is meant to be it.
  return Math.floor(points * 10 + 1e-6) / 10;
}

/** What the score can be at most after what running the tests has shown; `mended`: as if that were well. */
export function mostOf(deep: DeepAudit | undefined, mended?: 'unit' | 'strength'): number {
  const isRed = deep?.commands.some(({ topic, passed }) => topic === 'unit' && !passed) === true;
  const { killed = 0, tried = 0 } = deep?.mutants ?? {};
  const isWeak = killed < tried && wilsonInterval(killed, tried).low < weakBelow;
  return Math.min(isRed && mended !== 'unit' ? redSuiteMost : 10, isWeak && mended !== 'strength' ? weakSuiteMost : 10);
}
