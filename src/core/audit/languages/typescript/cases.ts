import { wordsIn } from '../../../base/wordsIn.ts';
import type { CaseRules, Meaning } from '../../reading/testCases.ts';
import { isEmptyBraces } from '../../reading/testCases.ts';

const suites = new Set(['describe', 'context', 'suite', 'module']);
const skips = new Set(['skip', 'todo', 'fixme']);
/** What stands behind the dot where a case or suite is meant; anything else (`beforeEach`, `use`) is no test. */
const modifiers = new Set([
  ...wordsIn('only concurrent sequential serial parallel each for fails failing skipIf runIf'),
  ...wordsIn('describe test module prop fail shuffle cb ignore'),
  ...skips,
]);

function meaning(found: string, rest: string): Meaning | undefined {
  if (found.startsWith('/*')) {
    return { kind: 'comment' };
  }
  if (found === 'it(' || found === 'test(') {
    return plainCase(rest);
  }
  const [first = '', ...behind] = found
    .replace('await ', '')
    .replace(/[ (<`]$/, '')
    .trimEnd()
    .split('.');
  if (behind.some((word) => !modifiers.has(word))) {
    return undefined;
  }
  const isSuite = suites.has(first.replace(/^[xf]/, '')) || behind.includes('describe') || behind.includes('module');
  const crossed = first.startsWith('x') || behind.some((word) => skips.has(word) || word === 'ignore');
  if (isSuite) {
    return { kind: 'suite', skipped: crossed };
  }
  const argument = rest.trimStart();
  // Playwright's `test.skip(condition)` inside a test; with a title it is a test that is skipped.
  if (crossed && !/^["'`]/.test(argument) && argument !== '') {
    return /^(?:\)|true\b)/.test(argument) ? { kind: 'skip' } : undefined;
  }
  const plain = plainCase(argument);
  return {
    kind: 'case',
    skipped: crossed || plain.skipped,
    weight: behind.includes('each') || behind.includes('for') ? table : plain.weight,
  };
}

/** Nobody counts the rows of a table from outside. */
const table = 3;

function plainCase(argument: string): Extract<Meaning, { kind: 'case' }> {
  const skipped = argument.includes(': ') && /\{ ?(?:skip|todo): ?(?:true|["'])/.test(argument);
  return { kind: 'case', skipped, weight: argument.includes('${') ? table : 1 };
}

export const typescriptCases: CaseRules = {
  candidates:
    /\/\*|(?:await )?(?:[xf]?(?:it|test|specify|describe|context|suite|module)|QUnit|Deno|[tT](?=\.test))(?:\.[A-Za-z.]{1,60})? ?[(<`]/g,
  meaning,
  asserts:
    /\b(?:assert|expect|verify|check|ensure|must)\w{0,30}[.(]|\.should\b|\bshould[.(]|\bt\.(?:is|not|deep|true|false|throws|equal|same|ok|like|match|snapshot|truthy|falsy|strict)\w{0,20}\(|\.(?:equal|deepEqual|strictEqual|throws|ok|notEqual|toMatch|rejects)\(|[rR]uleTester|\bcy\./,
  trivial:
    /expect\((?:true\)\.to(?:Be|Equal)\(true|true\)\.toBeTruthy\(|1\)\.toBe\(1)\)|assert(?:\.ok)?\(true\)|assert\.(?:equal|strictEqual)\(1, 1\)|\bt\.pass\(\)/g,
  isEmptyBody: isEmptyBraces,
};
