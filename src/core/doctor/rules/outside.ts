import { leaveToPerson } from '../fixes/leaveToPerson.ts';
import { type CheckCommand, rangeInCommand } from '../reading/checkCommands.ts';
import { resolvePath } from '../reading/shellCommands.ts';
import type { ShellWord } from '../reading/shellWords.ts';
import type { Rule } from '../rule.ts';

/** Homes of one person are `check.cannot-run`'s. */
export const outside: Rule = {
  code: 'check.outside',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'share', of: 'checks', points: 4 },
  title: 'Check of what lies outside the repository',
  why: 'No plan changes what lies outside its repository, so what is there proves nothing of the work, and differs from machine to machine. Such a check is not probed.',
  bad: '- [cmd] `cat /etc/passwd`',
  good: '- [cmd] `cat config/users.json`',
  remedy: 'Name files of the repository, by paths relative to its top.',
  find: (_plan, _surroundings, { commands }) =>
    commands.flatMap((command) =>
      elsewhere.has(command.program)
        ? []
        : [...command.words.slice(1), ...command.inputs]
            .filter((word) => isOutside(word, command))
            .map(({ text, start, end }) => ({
              message: `\`${text}\` lies outside the repository, so it shows nothing of the work. Name what the plan changes, relative to the repository’s top.`,
              range: rangeInCommand(command.check, start, end),
            })),
    ),
  fixes: leaveToPerson,
};

/** Programs whose paths are those of another machine, or only words. */
const elsewhere = new Set(['docker', 'podman', 'kubectl', 'ssh', 'scp', 'vagrant', 'echo', 'printf', 'curl']);

/** Folders of a machine that hold no temporary files and no devices. */
const ofMachine =
  /^(?:\/(?:boot|etc|mnt|media|opt|proc|root|run|srv|sys|usr|var|Applications|Library|System|Volumes)\/\S|(?:~|\$HOME|\$\{HOME\})\/)/;

function isOutside({ text, quoted, computed }: ShellWord, { folder }: CheckCommand): boolean {
  const leaves = text.startsWith('../') && folder !== undefined && !computed && resolvePath(folder, text) === undefined;
  // What is quoted may be a pattern. The system's own programs are there on every machine.
  return !quoted && (leaves || (ofMachine.test(text) && !text.startsWith('/usr/bin/')));
}
