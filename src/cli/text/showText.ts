import { assertNever } from '../../core/base/assertNever.ts';
import { dimensionNames } from '../../core/doctor/dimensionNames.ts';
import { dimensions } from '../../core/doctor/score.ts';
import { isProven, proofText } from '../../core/plan/criterionProof.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { KnownProbe } from '../../core/plan/probe.ts';
import { displayKey } from '../../core/plan/queue.ts';
import type { ShownCheck, ShownPlan } from '../shownPlan.ts';
import { isOver } from './listText.ts';
import { plainText } from './plainText.ts';

/** A plan as a person wants to read it: how it stands and why, what it must come to, and what is known of its checks. */
export function showText({ plan, entry, diagnosis, checks, inRun }: ShownPlan): string {
  const name = `${entry.key === undefined ? '' : `${displayKey(entry.key)} `}${plan.title}`;
  const { score, problems } = diagnosis;
  const toMend = problems.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  const parts = dimensions.map((dimension) => `${dimensionNames[dimension]} ${score[dimension]}`).join(', ');
  const proofs = new Map(inRun?.criteria.map((proof) => [proof.criterion, proof]));
  const blocks = [
    [
      name,
      plan.file,
      entry.ready ? 'This plan is ready to run.' : `This plan ${entry.reason}.`,
      ...keyLine(plan, 'failed-reason', 'Why it failed'),
      ...(isOver(plan)
        ? []
        : [
            `Score ${score.overall.toFixed(1)}: ${parts}.${toMend === 0 ? '' : ` ${toMend} to mend: \`mstack doctor ${plan.id ?? plan.file}\`.`}`,
          ]),
      ...(inRun?.commit === undefined
        ? []
        : [`Commit ${inRun.commit.slice(0, 10)}${inRun.subject === undefined ? '' : `  ${inRun.subject}`}`]),
    ],
    listed(
      'Criteria',
      plan.criteria.map(({ text }) => {
        const proof = proofs.get(text);
        return proof === undefined ? [text] : [text, `${isProven(proof) ? '✔ ' : ''}${proofText(proof)}`];
      }),
    ),
    listed('Checks', checks.map(checkLines)),
    listed(
      'Files expected to change',
      plan.files.map(({ path, change }) => [`${path} (${change})`]),
    ),
    listed(
      'Tasks',
      plan.tasks.map(({ text }) => [text]),
    ),
  ];
  return plainText(
    `${blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join('\n'))
      .join('\n\n')}\n`,
  );
}

function checkLines({ check, probe, last }: ShownCheck): string[] {
  return [
    `[${check.tag}] ${check.text}`,
    ...(probe === undefined ? [] : [probeLine(probe)]),
    ...(last === undefined ? [] : [`in run ${last.run}: ${last.outcome}. ${last.reason}`]),
  ];
}

function probeLine({ verdict, reason, when, stale }: KnownProbe): string {
  const age = `${when}${stale ? ', before your latest changes' : ''}`;
  switch (verdict) {
    case 'red':
      return `before the work: red, as it should be (probed ${age})`;
    case 'not-probed':
      return `not probed (asked ${age}). ${reason}`;
    case 'broken':
    case 'vacuous':
      return `before the work: ${verdict} (probed ${age}). ${reason}`;
    default:
      return assertNever(verdict);
  }
}

/** Each thing a line, and what is said of it below. */
function listed(heading: string, things: readonly (readonly string[])[]): string[] {
  return things.length === 0
    ? []
    : [heading, ...things.flatMap(([first = '', ...rest]) => [`  - ${first}`, ...rest.map((line) => `      ${line}`)])];
}

function keyLine(plan: Plan, key: string, label: string): string[] {
  const value = plan.status === 'failed' ? plan.keys.get(key)?.value : undefined;
  return typeof value === 'string' && value !== '' ? [`${label}: ${value}`] : [];
}
