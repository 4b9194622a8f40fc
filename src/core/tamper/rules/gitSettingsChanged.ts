import { readShellCommands } from '../../doctor/reading/shellCommands.ts';
import { commandPlaces, holdsCommands } from '../reading/commandPlaces.ts';
import { nameOf } from '../reading/plannedWords.ts';
import type { FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'git.settings';

/** Settings of git, and ways around its hooks, that scripts of the project would bring about; and files that git reads. */
export const gitSettingsChanged: TamperRule = {
  code,
  find: ({ files }) =>
    files
      .filter(({ after }) => after !== undefined)
      .flatMap((file) => [
        ...(/^(?:\.gitconfig|gitconfig)$/.test(nameOf(file.path)) ||
        /(?:^|\/)\.git\//.test(file.path) ||
        (/(?:^|\/)hooks\/(?:pre|post)-[\w-]{1,60}\.?(?:sample)?$/.test(file.path) &&
          file.before === undefined &&
          /(?:^|\/)\.git/.test(file.path))
          ? [found(file.path, 0, file.path)]
          : []),
        ...(holdsCommands(file.path) ? inCommands(file) : []),
      ]),
};

function found(file: string, line: number, what: string): Tampering {
  return {
    code,
    severity: 'blocks',
    file,
    line,
    message: `\`${what}\` changes git's settings or goes around its hooks. Take it out: no plan needs it.`,
  };
}

function inCommands({ path, before, after = '' }: FileVersions): Tampering[] {
  const known = new Set(dangers(path, before ?? '').map(({ said }) => said));
  return dangers(path, after)
    .filter(({ said }) => !known.has(said))
    .map(({ said, line }) => found(path, line, said));
}

function dangers(path: string, text: string): { said: string; line: number }[] {
  return commandPlaces(path, text).flatMap(({ blocks }) =>
    blocks.flatMap(({ text: shell, line }) =>
      readShellCommands(shell).flatMap(({ program, words, assignments }) => {
        const said = [...assignments, ...words].map((word) => word.text);
        const isGit = program === 'git' || program.endsWith('/git');
        const isConfig =
          isGit &&
          words.some(({ text: word }) => word === 'config') &&
          said.some((word) =>
            /^(?:core\.(?:hookspath|fsmonitor|sshcommand|attributesfile|excludesfile|worktree|editor)|alias\.|url\.|include|credential|remote\.|push\.|filter\.|diff\.|receive\.)/i.test(
              word,
            ),
          ) &&
          !said.some((word) => /^\.(?:githooks|husky|hooks)\/?$/.test(word) || word === '--get');
        const isAround =
          isGit &&
          said.some(
            (word) =>
              word === '--no-verify' ||
              /^core\.hookspath=/i.test(word) ||
              word === 'update-index' ||
              word === '--assume-unchanged' ||
              word === '--skip-worktree',
          );
        const isSkipped = assignments.some(({ text: word }) =>
          /^(?:HUSKY=0|LEFTHOOK=0|HUSKY_SKIP_HOOKS=|SKIP=|PRE_COMMIT_ALLOW_NO_CONFIG=|GIT_\w{1,60}=)/.test(word),
        );
        const isRemoved =
          /^(?:rm|unlink|chmod)$/.test(program) && said.some((word) => /(?:^|\/)\.git\/hooks|^\.husky/.test(word));
        return isConfig || isAround || isSkipped || isRemoved ? [{ said: said.join(' ').slice(0, 120), line }] : [];
      }),
    ),
  );
}
