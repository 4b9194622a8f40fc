import { type CheckCommand, rangeInCommand, readCheckCommands } from '../reading/checkCommands.ts';
import { type ProgramCall, operands, programCall } from '../reading/commandArguments.ts';
import type { Rule } from '../rule.ts';
import type { Check } from '../../plan/plan.ts';
import { leaveToPerson } from '../fixes/leaveToPerson.ts';

export const checkSends: Rule = {
  code: 'check.sends',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 4 },
  title: 'Check that sends work elsewhere',
  why: 'A check looks, and changes nothing: it runs at each attempt, and before anybody has seen the work. mstack never pushes, and stops who tries.',
  bad: '- [cmd] `git push origin main`',
  good: '- [cmd] `git diff --check`',
  remedy: 'Check what is here; push or publish by yourself when the plan is done.',
  find: (_plan, _surroundings, { commands }) =>
    commands.flatMap((command) => {
      const words = sendingWordsOf(command);
      return words === undefined
        ? []
        : [
            {
              message: `\`${words}\` sends work elsewhere, and a check must only look: mstack never pushes. Check what is here, and do this by yourself when the plan is done.`,
              range: rangeInCommand(command.check, command.words[0]?.start ?? 0, command.words.at(-1)?.end ?? 0),
            },
          ];
    }),
  fixes: leaveToPerson,
};

/** Whether a check would send work elsewhere: nobody runs it, whoever asks. */
export function sendsWork(check: Check): boolean {
  return readCheckCommands([check]).some((command) => sendingWordsOf(command) !== undefined);
}

function sendingWordsOf(command: CheckCommand): string | undefined {
  const call = programCall(command);
  return call === undefined ? undefined : sendingWords(call);
}

/** Program and verb, where the two send something to others. */
const sending: Readonly<Record<string, readonly string[]>> = {
  git: ['push', 'send-email'],
  npm: ['publish'],
  pnpm: ['publish'],
  yarn: ['publish', 'npm publish'],
  cargo: ['publish'],
  docker: ['push'],
  podman: ['push'],
  gem: ['push'],
  twine: ['upload'],
  gh: ['pr create', 'pr merge', 'release create', 'issue create'],
  vsce: ['publish'],
  helm: ['push'],
};

/** Options of git that stand before its verb and have a value. */
const gitOptions = new Set(['-C', '-c', '--git-dir', '--work-tree']);

function sendingWords({ name, words }: ProgramCall): string | undefined {
  const verbs = sending[name];
  if (verbs === undefined || words.some(({ text }) => /^(?:--dry-run|-n|--help|-h)$/.test(text))) {
    return undefined;
  }
  const said = operands(words, gitOptions)
    .slice(0, 2)
    .map(({ text }) => text);
  const verb = verbs.find((each) => each === said[0] || each === said.join(' '));
  return verb === undefined ? undefined : `${name} ${verb}`;
}
