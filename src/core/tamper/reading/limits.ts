import { oncePer } from '../../base/oncePer.ts';
import { textOf } from '../../mutation/program.ts';
import { beginsChain, readChain } from './chain.ts';
import { type Code, itemsIn, lineOf } from './code.ts';

/** How long a test may take, how often it is tried, or with how many made-up examples. */
export interface Limit {
  readonly kind: 'time' | 'tries' | 'examples';
  readonly value: number;
  readonly line: number;
}

const timeNames =
  /^(?:timeout|setTimeout|testTimeout|hookTimeout|waitFor|waitUntil|timeoutMs|timeout_ms|Timeout|deadline|setDefaultTimeout|slow|Eventually|EventuallyWithT|eventually|WithTimeout|Never)$/;
const tryNames =
  /^(?:retry|retries|retryTimes|flaky|reruns|rerun|Retry|RetryingTest|RepeatedIfExceptionsTest|repeats|maxRetries|max_retries|retryOn)$/;
const exampleNames = /^(?:with_cases|numRuns|max_examples|MaxCount)$/;
const units: Readonly<Record<string, number>> = {
  Second: 1000,
  Minute: 60_000,
  Millisecond: 1,
  Hour: 3_600_000,
  from_secs: 1000,
  from_millis: 1,
};

/** All limits of a test file: settings, options of tests, numbers behind a test's function. */
export const limitsIn = oncePer((code: Code): readonly Limit[] => {
  const { program } = code;
  const found: Limit[] = [];
  for (const [index, token] of program.tokens.entries()) {
    if (token.kind !== 'word') {
      continue;
    }
    const kind = timeNames.test(token.text)
      ? 'time'
      : tryNames.test(token.text)
        ? 'tries'
        : exampleNames.test(token.text)
          ? 'examples'
          : undefined;
    const isGiven = /^[(:=]$/.test(textOf(program, index + 1));
    if (kind !== undefined && (isGiven || token.text === 'flaky' || token.text === 'slow')) {
      const value = valueBehind(code, index);
      if (value !== undefined && !isClock(code, index)) {
        found.push({ kind, value, line: lineOf(code, index) });
      }
    } else if (
      /^(?:it|test|specify|beforeAll|beforeEach|afterAll|afterEach)$/.test(token.text) &&
      beginsChain(program, index)
    ) {
      const last = itemsIn(program, readChain(program, index).links.at(-1)?.groups.at(-1) ?? -1).at(-1);
      const value = last === undefined || last.to - last.from !== 1 ? undefined : numberAt(code, last.from);
      if (value !== undefined) {
        found.push({ kind: 'time', value, line: lineOf(code, last?.from ?? index) });
      }
    }
  }
  return found;
});

/** The biggest number in what a name is given; a mark without one counts as one. */
function valueBehind(code: Code, index: number): number | undefined {
  const { program } = code;
  const sign = textOf(program, index + 1);
  const end = sign === '(' ? (program.pairs[index + 1] ?? index + 1) : Math.min(index + 6, program.tokens.length);
  const limit = Math.min(end, index + 40);
  let value: number | undefined;
  for (let at = index + 2; at < limit; at += 1) {
    if (sign !== '(' && (/^[,})]$/.test(textOf(program, at)) || program.tokens[at]?.first === true)) {
      break;
    }
    const number = numberAt(code, at);
    const scale = unitNear(code, at);
    value = number === undefined ? value : Math.max(value ?? 0, number * scale);
  }
  return (
    value ??
    (/^(?:flaky|slow|retry|Retry)$/.test(textOf(program, index)) && textOf(program, index - 1) !== '.'
      ? 1
      : textOf(program, index) === 'flaky' || (textOf(program, index) === 'slow' && sign === '(')
        ? 1
        : undefined)
  );
}

function unitNear({ program }: Code, at: number): number {
  const names = [at + 1, at + 2, at + 3, at + 4, at - 1, at - 2, at - 3, at - 4].map(
    (each) => units[textOf(program, each)],
  );
  return names.find((each) => each !== undefined) ?? 1;
}

function numberAt({ program }: Code, index: number): number | undefined {
  const token = program.tokens[index];
  const value = token?.kind === 'number' ? Number.parseFloat(token.text.replaceAll('_', '')) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

/** `setTimeout(() => …, 100)` is no limit, but a clock. */
function isClock({ program }: Code, index: number): boolean {
  return textOf(program, index) === 'setTimeout' && !/^(?:\.)$/.test(textOf(program, index - 1));
}
