import type { Check } from '../../plan/plan.ts';
import { isEvidence } from '../../plan/plan.ts';
import type { CheckCommand } from './checkCommands.ts';

/**
 * The command that gives by itself what a check asks for, and that runs whatever happens before it: `x; echo ok`, which must
 * contain `ok`. Undefined: something else decides.
 *
 * @param commands of the check
 */
export function saidByEcho(check: Check, commands: readonly CheckCommand[]): CheckCommand | undefined {
  const { expect, negated } = check;
  const last = commands.at(-1);
  if (
    last === undefined ||
    negated ||
    !isEvidence(check) ||
    !/^(?:echo|printf)$/.test(last.program) ||
    last.inverted ||
    last.outputs.length > 0 ||
    (commands.length > 1 && last.joint !== ';') ||
    last.words.some(({ computed }) => computed) ||
    /(?:^|[\s;(])(?:if|for|while|until|case|function|set)\s|[(){}]/.test(check.command ?? '')
  ) {
    return undefined;
  }
  const said = last.words
    .slice(1)
    .map(({ text }) => text)
    .filter((text) => !/^-[neE]+$/.test(text))
    .join(' ');
  const isAlone = commands.length === 1;
  switch (expect?.kind) {
    case 'contains':
      return said.includes(expect.text) ? last : undefined;
    case 'match':
      return said.trim() === '' ? undefined : last;
    case 'outputs':
      return isAlone && said.trim() === expect.text.trim() ? last : undefined;
    case 'atLeast':
      return isAlone && Number(said) >= expect.value ? last : undefined;
    default:
      return undefined;
  }
}
