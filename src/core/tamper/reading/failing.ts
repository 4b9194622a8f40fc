import { textOf } from '../../mutation/program.ts';
import type { Block } from './block.ts';
import { beginsChain, type Chain, readChain } from './chain.ts';
import { blocksAround, type Code, type Span, splitAt } from './code.ts';
import { type Condition, conditionsIn } from './condition.ts';

const failures =
  /^(?:t|tb|b|f|s|suite|testing)\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)$|^(?:fail|flunk|pytest\.fail|self\.fail|this\.fail|assert\.fail|t\.fail|Assert\.Fail|Assertions\.fail|expect\.fail|expect\.unreachable|chai\.fail|\$this\.fail|self\.fail|panic|unreachable|done\.fail|kotlin\.test\.fail|reject|XCTFail)$/;

/** A call, a `throw` or a `raise` by which a test fails itself. */
export function failsAt({ program }: Code, index: number): boolean {
  const word = textOf(program, index);
  if (program.tokens[index]?.kind !== 'word') {
    return false;
  }
  if (word === 'throw' || word === 'raise') {
    return !/^\s*(?:unittest\.)?SkipTest|pytest\.skip/.test(
      program.text.slice(program.tokens[index]?.end, (program.tokens[index]?.end ?? 0) + 40),
    );
  }
  return beginsChain(program, index) && isFailure(readChain(program, index));
}

function isFailure({ links }: Chain): boolean {
  return (links.at(-1)?.groups.length ?? 0) > 0 && failures.test(links.map(({ name }) => name).join('.'));
}

/** What must hold for a failing call not to be reached; undefined: nothing stands before it. */
export function failingConditions(code: Code, index: number): readonly Condition[] | undefined {
  const block = blocksAround(code, index)[0];
  return block?.kind === 'if'
    ? conditionsIn(code.program, conditionOf(code, block), !isUnless(code, block))
    : undefined;
}

function isUnless({ program }: Code, { head }: Block): boolean {
  return textOf(program, head) === 'unless';
}

/** The condition at the head of a block: what stands behind `if`, without what Go sets before it. */
export function conditionOf({ program }: Code, block: Block): Span {
  const opens = /^[{:]$/.test(textOf(program, block.from - 1));
  const from = block.head + 1;
  if (textOf(program, from) === '(' && program.language.conditions === 'parentheses') {
    return { from: from + 1, to: program.pairs[from] ?? block.from };
  }
  return (
    splitAt(program, { from, to: opens ? block.from - 1 : block.from }, (text) => text === ';').at(-1) ?? {
      from,
      to: from,
    }
  );
}
