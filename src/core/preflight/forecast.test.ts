import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { forecast, leastHistory, longestHistory, type PlanCost } from './forecast.ts';
import { durationText, forecastText, tokensText, usdText } from './forecastText.ts';

const cost = fc.record({
  seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
  tokens: fc.nat(1e8),
  usd: fc.option(fc.double({ min: 0, max: 1e4, noNaN: true }), { nil: undefined }),
});
const history = fc.array(cost, { minLength: leastHistory, maxLength: 60 });
const plans = fc.integer({ min: 1, max: 500 });

function costs(...minutes: readonly number[]): PlanCost[] {
  return minutes.map((each) => ({ seconds: each * 60, tokens: each * 1000, usd: each / 10 }));
}

describe('a forecast', () => {
  it('gives no number with fewer than three plans before', () => {
    for (const before of [[], costs(1), costs(1, 2)]) {
      assert.equal(forecast(7, before).estimates, undefined);
    }
    assert.notEqual(forecast(7, costs(1, 2, 3)).estimates, undefined);
  });

  it('is plans times the median, between plans times the 10th and the 90th percentile', () => {
    const { estimates } = forecast(10, costs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100));
    assert.deepEqual(estimates?.seconds, { low: 10 * 2 * 60, middle: 10 * 6 * 60, high: 10 * 10 * 60 });
    const three = forecast(1, costs(10, 30, 20)).estimates?.seconds;
    assert.equal(three?.middle, 20 * 60);
    assert.ok(Math.abs((three?.low ?? 0) - 12 * 60) < 1e-6 && Math.abs((three?.high ?? 0) - 28 * 60) < 1e-6);
  });

  it('lies between what the cheapest and the dearest plan would give, in order, and grows with the plans', () => {
    fc.assert(
      fc.property(history, plans, (before, number) => {
        const newest = before.slice(-longestHistory).map(({ seconds }) => seconds);
        const { low, middle, high } = forecast(number, before).estimates?.seconds ?? { low: 1, middle: 0, high: 0 };
        const slack = 1e-9 * number * Math.max(...newest);
        assert.ok(number * Math.min(...newest) <= low + slack);
        assert.ok(low <= middle && middle <= high);
        assert.ok(high <= number * Math.max(...newest) + slack);
        const more = forecast(number + 1, before).estimates?.seconds;
        assert.ok((more?.low ?? -1) >= low && (more?.middle ?? -1) >= middle && (more?.high ?? -1) >= high);
      }),
    );
  });

  it('does not depend on the order of the plans before, and asks only the newest', () => {
    fc.assert(
      fc.property(history, plans, (before, number) => {
        const newest = before.slice(-longestHistory);
        assert.deepEqual(forecast(number, before), forecast(number, newest.toReversed()));
        assert.equal(forecast(number, before).history, newest.length);
      }),
    );
  });

  it('forgets what was long ago', () => {
    const now = costs(...Array<number>(longestHistory).fill(5));
    assert.deepEqual(forecast(2, [...costs(900, 900, 900), ...now]), forecast(2, now));
  });

  it('is exact where every plan took the same', () => {
    fc.assert(
      fc.property(cost, plans, fc.integer({ min: leastHistory, max: 50 }), (one, number, times) => {
        const { estimates } = forecast(number, Array<PlanCost>(times).fill(one));
        const exact = number * one.seconds;
        assert.deepEqual(estimates?.seconds, { low: exact, middle: exact, high: exact });
      }),
    );
  });

  it('has no price unless every plan before has one', () => {
    fc.assert(
      fc.property(history, (before) => {
        const priced = before.slice(-longestHistory).every(({ usd }) => usd !== undefined);
        assert.equal(forecast(1, before).estimates?.usd !== undefined, priced);
      }),
    );
  });
});

describe('the words of a forecast', () => {
  it('say plans, time, price, and what it rests on', () => {
    assert.equal(
      forecastText(forecast(7, costs(7, 15, 15, 30, 12))),
      '7 plans: about 1 h 45 min (1 h 5 min – 2 h 50 min), about $10.50 ($6.30 – $16.80) (from 5 earlier plans here).',
    );
    assert.equal(
      forecastText(forecast(1, costs(4, 4, 4))),
      '1 plan: about 4 min, about $0.40 (from 3 earlier plans here).',
    );
  });

  it('say that there is no history', () => {
    assert.equal(forecastText(forecast(7, [])), '7 plans. How long and how much: no history yet.');
    assert.equal(
      forecastText(forecast(1, costs(1))),
      '1 plan. How long and how much: no history yet (1 of 3 earlier plans).',
    );
  });

  it('say tokens where there are no prices', () => {
    const unpriced = costs(1, 1, 1).map((one) => ({ ...one, usd: undefined }));
    assert.match(forecastText(forecast(3, unpriced)), /^3 plans: about 3 min, about 3 k tokens /);
  });

  it('are no finer than a forecast can be', () => {
    const times = [0, 7, 42, 59, 100, 3599, 3600, 6000, 7000, 180_000].map(durationText);
    assert.deepEqual(times, [
      '1 s',
      '7 s',
      '40 s',
      '1 min',
      '2 min',
      '1 h',
      '1 h',
      '1 h 40 min',
      '1 h 55 min',
      '2 d 2 h',
    ]);
    assert.deepEqual([0, 0.001, 0.5, 99.999, 250.4].map(usdText), [
      '$0.00',
      'less than 1 cent',
      '$0.50',
      '$100.00',
      '$250',
    ]);
    assert.deepEqual([5, 999, 1499, 999_499, 1_250_000].map(tokensText), [
      '5 tokens',
      '999 tokens',
      '1 k tokens',
      '999 k tokens',
      '1.3 M tokens',
    ]);
  });

  it('never have sixty minutes, or an hour too many', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (seconds) => {
        const text = durationText(seconds);
        assert.doesNotMatch(text, /\b60 (?:s|min)|\b24 h|NaN/);
      }),
    );
  });
});
