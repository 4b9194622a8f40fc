import type { AgentOutcome } from '../agents/agent.ts';
import type { RunEvent, Strike } from '../journal/events.ts';

type Reason = Omit<Strike, 'attempt'>;
type EventOf<Kind extends RunEvent['kind']> = Extract<RunEvent, { kind: Kind }>;

/** Words for why an attempt came to nothing: short for the plan file, with evidence for the next attempt. */
export function agentFailed(outcome: Extract<AgentOutcome, { kind: 'failed' }>): Reason {
  return { reason: `agent-error: ${outcome.fault}`, details: [outcome.message] };
}

export function nothingChanged(event: EventOf<'changeCollected'>): Reason {
  if (event.foreignCommits.length > 0) {
    return {
      reason: 'the branch moved during the attempt',
      details: [
        `Commits that mstack did not make appeared on the branch (${event.foreignCommits.join(', ')}) and no other change was left. They stay as they are: look at them. Agents must not commit.`,
      ],
    };
  }
  return event.setAside.length > 0
    ? {
        reason: 'changed only files outside the plan',
        details: [
          `The agent changed only files that the plan may not touch (${event.setAside.join(', ')}); they were put back. List them under “Files expected to change” or in \`allow\` if the plan needs them.`,
        ],
      }
    : { reason: 'nothing changed', details: ['The agent ended without changing a file.'] };
}

export function tampered(event: EventOf<'changeInspected' | 'testsReplayed' | 'mutantsTried'>): Reason {
  const blocking = event.findings.filter((finding) => finding.severity === 'blocks');
  return {
    reason: `${event.kind === 'mutantsTried' ? 'tests' : 'tampering'}: ${blocking[0]?.message ?? 'the change weakens a proof'}`,
    details: blocking.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`),
  };
}

export function gateRegressed(event: EventOf<'gateFinished' | 'testsRerun'>): Reason {
  return { reason: `health gate: ${event.regressions[0] ?? 'got worse'}`, details: event.regressions };
}

export function checksFailed(event: EventOf<'checksFinished'>): Reason {
  const failed = event.checks.filter((check) => check.outcome === 'failed');
  const { regressed = [] } = event;
  const [first] = regressed;
  return {
    reason:
      failed.length === 0 && first !== undefined
        ? `regression: ${first.command} (${first.planFile})`
        : `verification: ${failed[0]?.command ?? 'a check failed'}`,
    details: [
      ...failed.map((check) => `The check \`${check.command}\` failed: ${check.reason}`),
      ...regressed.map(
        ({ planFile, command, reason }) =>
          `The check \`${command}\` of ${planFile}, a plan that is done, passed before this work and fails now: ${reason}`,
      ),
    ],
  };
}

export function notApproved(event: EventOf<'reviewFinished'>): Reason {
  if (event.verdict === undefined) {
    return { reason: 'review: no readable verdict', details: [event.reason] };
  }
  const blocking = event.verdict.findings.filter((finding) => finding.severity === 'blocking');
  const findings = blocking.map((finding) => {
    const where = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
    return `The reviewer${where === '' ? '' : ` on ${where}`}: ${finding.why}`;
  });
  return {
    reason: `review: ${blocking[0]?.why ?? event.verdict.summary}`,
    details: [`The reviewer asks for changes: ${event.verdict.summary}`, ...findings],
  };
}

export function commitRefused(reason: string): Reason {
  return { reason: 'commit refused', details: [`git did not take the commit: ${reason}`] };
}
