import { commandWordFixes } from '../fixes/commandWordFixes.ts';
import { rangeInCommand } from '../reading/checkCommands.ts';
import type { CommandPath } from '../reading/commandPath.ts';
import { checkAt, type Plan } from '../../plan/plan.ts';
import { type FileAsCommand, filesAsCommands } from '../reading/fileAsCommand.ts';
import { fileAsCommandFixes } from '../fixes/fileAsCommandFixes.ts';
import { missingPaths } from '../reading/missingPath.ts';
import { type MissingName, missingNames } from '../reading/missingName.ts';
import { nearestPath } from '../reading/nearestPath.ts';
import { ownPaths } from '../reading/plannedPaths.ts';
import type { NeededPath, RuleReading } from '../reading/ruleReading.ts';
import type { Hit, Rule } from '../rule.ts';
import type { Surroundings } from '../surroundings.ts';

/** Says what is called by a name that is not offered, or by a path that leads nowhere. */
export const cannotRun: Rule = {
  code: 'check.cannot-run',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 4 },
  title: 'Check that cannot run',
  why: 'A check that calls a script or a file that is not there fails whatever the agent does, so the plan can never be done.',
  bad: '- [cmd] `npm run tset`',
  good: '- [cmd] `npm test`',
  remedy: 'Name a script, target or file that is there, or one that the plan creates and lists as new.',
  find: (plan, surroundings, reading) => {
    const files = filesAsCommands(plan.checks);
    const areFiles = new Set(files.map(({ check }) => check));
    return [
      ...foreignHomes(reading),
      ...files.map(fileHit),
      ...missingNames(plan, surroundings, reading).map(nameHit),
      ...missingPaths(needed, plan, surroundings, reading)
        .filter(({ command }) => !areFiles.has(command.check))
        .map((missing) => pathHit(missing, plan, surroundings)),
    ];
  },
  fixes: (request) => {
    const check = checkAt(request.plan, request.problem.range.start.line);
    return check !== undefined && filesAsCommands([check]).length > 0
      ? fileAsCommandFixes(request)
      : commandWordFixes(request);
  },
};

const needed: ReadonlySet<CommandPath['role']> = new Set(['script', 'input', 'folder'] as const);

function fileHit({ check, path }: FileAsCommand): Hit {
  return {
    message: `\`${path}\` is a file, and no command. To look into it, write \`grep\` before it and what to find; to run it, the program that does.`,
    range: rangeInCommand(check, 0, path.length),
  };
}

function pathHit({ path, word, role, command }: NeededPath, plan: Plan, { repository }: Surroundings): Hit {
  const near = repository === undefined ? undefined : nearestPath(path, repository.files, { coming: ownPaths(plan) });
  const what = role === 'folder' ? 'folder' : 'file';
  return {
    message: `There is no ${what} \`${path}\`, and nothing in the plan creates it. ${
      near === undefined
        ? `Name one that is there, or list it under the files expected to change, marked as new.`
        : `Use \`${near.path}\`, or list \`${path}\` under the files expected to change, marked as new.`
    }`,
    range: rangeInCommand(command.check, word.start, word.end),
  };
}

function nameHit({ command, word, name, file, noFile, kind, nearest }: MissingName): Hit {
  if (kind === 'program') {
    return {
      message: `No package.json lists \`${name}\`, so it is fetched from the net in whatever version is newest, or not found. Let the plan add it to package.json, or call a program that is there.`,
      range: rangeInCommand(command.check, word.start, word.end),
    };
  }
  if (kind === 'subcommand') {
    const meant = nearest === undefined ? 'Call a script by `npm run`' : `Use \`npm ${nearest.word}\``;
    return {
      message: `\`npm ${name}\` is nothing that npm knows. ${meant}.`,
      range: rangeInCommand(command.check, word.start, word.end),
    };
  }
  const offer = nearest === undefined ? '' : `Use \`${nearest.word}\`, or let`;
  const message = noFile
    ? `There is no ${file} to call \`${name}\` from. Call a program that is there, or let the plan create ${file}.`
    : `\`${name}\` is no ${kind} of ${file === 'any package.json' ? file : `\`${file}\``}. ${offer === '' ? 'Call one that it has, or let' : offer} the plan add it.`;
  return { message, range: rangeInCommand(command.check, word.start, word.end) };
}

/** Homes that images of containers and build machines have, on every machine alike. */
const sharedHomes = /^["']?\/home\/(?:node|runner|vscode|circleci|app|user|ubuntu|gitpod|coder|vagrant)\//;

const containers = new Set(['docker', 'podman', 'kubectl', 'ssh', 'scp', 'vagrant']);

function foreignHomes({ commands }: RuleReading): Hit[] {
  return commands.flatMap((command) =>
    containers.has(command.program)
      ? []
      : command.words
          // As written: a shell would take the backslashes for escapes.
          .map(({ start, end }) => ({ start, end, text: (command.check.command ?? '').slice(start, end) }))
          .filter(({ text }) => foreignHome.test(text) && !sharedHomes.test(text))
          .map(({ text, start, end }) => ({
            message: `\`${text}\` is a path of one person’s machine. Write it relative to the repository’s top.`,
            range: rangeInCommand(command.check, start, end),
          })),
  );
}

const foreignHome = /^["']?(?:\/home\/[\w.-]+\/|\/Users\/[\w.-]+\/|[A-Za-z]:[\\/]Users[\\/])/;
