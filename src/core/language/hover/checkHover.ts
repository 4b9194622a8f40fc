import { assertNever } from '../../base/assertNever.ts';
import { type Check, isEvidence } from '../../plan/plan.ts';
import type { KnownProbe } from '../../plan/probe.ts';
import { isAt } from '../namedAt.ts';
import { markdownCode, markdownCommand, markdownText } from '../markdownText.ts';
import { timeAgo } from '../timeAgo.ts';
import type { Hover, HoverPlace } from './hover.ts';

/** A check: what is run, what it must give, and what it gave the last time. */
export function checkHover({ document, position, workspace, now }: HoverPlace): Hover | undefined {
  const { plan } = document;
  const check = plan?.checks.find(({ range }) => isAt(position, range));
  if (plan === undefined || check === undefined) {
    return undefined;
  }
  const evidence = workspace.evidenceOf(plan, check);
  const lines = [
    ...reading(check, plan.checkTimeout),
    evidence === undefined
      ? isEvidence(check)
        ? 'It has not been run yet.'
        : ''
      : `Last run: **${evidence.outcome}** ${timeAgo(evidence.at, now)}: ${markdownText(evidence.reason)}`,
    probed(workspace.probes?.(plan.file, check), now),
  ];
  return { range: check.range, markdown: lines.filter((line) => line !== '').join('\n\n') };
}

function probed(known: KnownProbe | undefined, now: number): string {
  if (known === undefined) {
    return '';
  }
  const { verdict, reason, at, stale } = known;
  const age = `${timeAgo(at, now)}${stale ? ', before your latest changes' : ''}`;
  return `Before the work: **${verdict.replace('-', ' ')}** (probed ${age}): ${markdownText(reason)}`;
}

function reading(check: Check, timeout: number): string[] {
  const { tag, command } = check;
  if (tag === 'manual') {
    return ['Never run: it is listed for a person, and proves nothing.'];
  }
  if (tag === 'browse') {
    return ['Needs an agent with a browser. Without one it is skipped, and proves nothing.'];
  }
  if (command === undefined || check.expect === undefined || !isEvidence(check)) {
    return [
      !['cmd', 'assert', 'status'].includes(tag)
        ? `Not run: ${markdownCode(tag)} is no tag of a check. Use ${markdownCode('[cmd]')}, ${markdownCode('[assert]')}, ${markdownCode('[status]')}, ${markdownCode('[browse]')} or ${markdownCode('[manual]')}.`
        : command === undefined
          ? 'Not run: no command can be read from it.'
          : 'Not run: what it expects cannot be read with certainty.',
      ...(command === undefined ? [] : [markdownCommand(command)]),
    ];
  }
  return [
    'Runs at the top of the repository:',
    markdownCommand(command),
    `Passes when ${passes(check, check.expect)}, within ${timeout} s.`,
  ];
}

/** Markdown, in the words of how it is judged; see `core/plan/judgeCheck.ts`. */
function passes({ negated }: Check, expect: NonNullable<Check['expect']>): string {
  switch (expect.kind) {
    case 'exit':
      return negated
        ? `it ends with another exit code than ${expect.code} (and can be run at all)`
        : `it exits with ${expect.code}`;
    case 'contains':
      return `it exits with 0 and its output ${negated ? 'does not contain' : 'contains'} ${markdownCode(expect.text)}`;
    case 'outputs':
      return negated
        ? `its output is something else than ${markdownCode(expect.text)}`
        : `its whole output, trimmed, is ${markdownCode(expect.text)}`;
    case 'match':
      return negated ? 'it prints nothing and exits with 0 or 1' : 'it exits with 0 and prints anything at all';
    case 'atLeast':
      return `its output is a number ${negated ? `below ${expect.value}` : `of at least ${expect.value}`}`;
    case 'httpStatus':
      return `the HTTP status is ${negated ? 'another than ' : ''}${expect.code}`;
    default:
      return assertNever(expect);
  }
}
