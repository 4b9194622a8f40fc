import { agentItems } from './agentItems.ts';
import { budgetItems } from './budgetItems.ts';
import { checkItems } from './checkItems.ts';
import type { PreflightFacts } from './facts.ts';
import { forecast } from './forecast.ts';
import { forecastText } from './forecastText.ts';
import { gateItems } from './gateItems.ts';
import { groundProblems } from './ground.ts';
import { item } from './item.ts';
import { machineItems } from './machineItems.ts';
import { judgePlans } from './planItems.ts';
import { type Preflight, type PreflightFix, type PreflightItem, preflightTopics } from './preflight.ts';
import { treeItems } from './treeItems.ts';

/** Exit code of `mstack run` when it cannot begin. */
const cannotBegin = 3;

/** Judges what is known before a run: what is fine, what a person should know, and what stops it. */
export function preflight(facts: PreflightFacts): Preflight {
  const plans = judgePlans(facts);
  const agent = facts.agents.find(({ role }) => role !== 'reviewer')?.id;
  const expected = forecast(
    plans.coming.length,
    facts.history.filter((done) => done.agent === agent),
  );
  const found: PreflightItem[] = [
    ...startItems(facts),
    ...agentItems(facts),
    ...plans.items,
    ...treeItems(facts, plans.coming),
    ...gateItems(facts),
    ...checkItems(facts, plans.coming),
    ...machineItems(facts),
    ...budgetItems(facts, expected),
  ];
  const items = preflightTopics.flatMap((topic) => found.filter((each) => each.topic === topic));
  const stops = items.filter(({ state }) => state === 'stops');
  const warns = items.some(({ state }) => state === 'warning');
  const nothingToDo = plans.exitCode === 0;
  return {
    verdict: stops.length > 0 || nothingToDo ? 'stopped' : warns ? 'warnings' : 'ready',
    exitCode: stops.some(({ topic }) => topic !== 'plans') ? cannotBegin : (plans.exitCode ?? 0),
    items,
    plans: plans.coming,
    forecast: expected,
    summary: `${forecastText(expected)}${facts.machine.sleep.lid === 'sleeps' ? ' Leave the lid open.' : ''}`,
  };
}

/** What keeps any run from beginning, whatever the plans are. */
function startItems({ ground, settings, busy }: PreflightFacts): readonly PreflightItem[] {
  const config: PreflightFix[] = [{ kind: 'open', label: 'Open Settings', file: '.mstack/config.json', line: 0 }];
  return [
    ...(busy === undefined
      ? []
      : [
          item(
            'tree',
            'busy',
            'stops',
            `A run is going on in this repository already (process ${busy}). See \`mstack status\`; end it with \`mstack stop\`.`,
            [{ kind: 'terminal', label: 'Show Its Status', command: 'mstack status' }],
          ),
        ]),
    ...(settings.broken === undefined
      ? []
      : [item('agents', 'settings', 'stops', `${settings.broken} Correct it, then run again.`, config)]),
    ...settings.problems.map((problem) => item('agents', 'settings', 'warning', problem, config)),
    ...groundProblems(ground).map(({ code, topic, message }): PreflightItem => ({
      code,
      topic,
      state: 'stops',
      message,
      fixes: groundFixes[code] ?? [],
    })),
  ];
}

const showChanges: PreflightFix = { kind: 'showChanges', label: 'Show Changes' };

const groundFixes: Readonly<Record<string, readonly PreflightFix[]>> = {
  'tree.no-commit': [{ kind: 'terminal', label: 'First Commit', command: 'git add --all && git commit -m "Start"' }],
  'tree.detached': [{ kind: 'terminal', label: 'Choose a Branch', command: 'git switch main' }],
  'tree.operation': [showChanges, { kind: 'terminal', label: 'Look', command: 'git status' }],
  'tree.conflicts': [showChanges],
  'tree.identity': [{ kind: 'terminal', label: 'Set Name', command: 'git config user.name "Your Name"' }],
  'agents.not-found': [{ kind: 'open', label: 'Open Settings', file: '.mstack/config.json', line: 0 }],
  'gate.no-tools': [{ kind: 'open', label: 'Open AGENTS.md', file: 'AGENTS.md', line: 0 }],
};
