import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

/** A person's files: tracked, untracked and ignored, with names that are easily taken for something else. */
const persons = [
  'src/mine.ts',
  'mine [1].txt',
  '-x',
  'deep/er/mine.txt',
  'new.txt',
  'deep/new ü.txt',
  'out.log',
  'build/out.bin',
];
/** An agent's: some are there, some are not. */
const agents = ['src/a.ts', 'src/b.ts', 'src/new.ts', 'deep/agent [2].txt'];

const kinds = [
  'write',
  'binary',
  'delete',
  'rename',
  'mode',
  'link',
  'stage',
  'stagePart',
  'unstage',
  'intend',
  'stageDeletion',
] as const;

/** One edit; each kind does nothing where it makes no sense. */
interface Edit {
  readonly kind: (typeof kinds)[number];
  readonly file: number;
  readonly seed: number;
}

interface Story {
  readonly before: readonly Edit[];
  readonly agent: readonly Edit[];
  readonly during: readonly Edit[];
  readonly end: 'commit' | 'put back';
  readonly settings: readonly (readonly [string, string])[];
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...kinds),
  file: fc.nat(99),
  seed: fc.nat(9999),
});

/** A person edits, an agent works while the person edits on, and what the agent did is committed or put back. */
export const stories: fc.Arbitrary<Story> = fc.record({
  before: fc.array(edit, { maxLength: 8 }),
  agent: fc.array(
    edit.map((each) => ({ ...each, kind: (['write', 'binary', 'delete', 'mode'] as const)[each.seed % 4] ?? 'write' })),
    { minLength: 1, maxLength: 5 },
  ),
  during: fc.array(edit, { maxLength: 6 }),
  end: fc.constantFrom('commit', 'put back'),
  settings: fc.constantFrom(
    [],
    [['core.autocrlf', 'true']],
    [['core.fileMode', 'false']],
    [['core.ignorecase', 'true']],
  ),
});

/** Lives a story on real git, and throws where a byte of the person's is not what it was, or is in a commit. */
export async function live(story: Story): Promise<void> {
  await using folder = await makeGitFolder(story.settings);
  await begin(folder);
  const { repository } = folder;
  for (const each of story.before) {
    await apply(folder, persons, each);
  }
  const head = (await repository.head()) ?? '';
  const snapshot = await repository.snapshot();
  const agentsBefore = await stateOf(folder, agents);
  for (const [at, each] of story.agent.entries()) {
    await apply(folder, agents, each);
    const meanwhile = story.during[at];
    if (meanwhile !== undefined) {
      await apply(folder, persons, meanwhile);
    }
  }
  const mine = await personState(folder);
  const now = await repository.snapshot();
  await repository.keep(now, head, 'refs/mstack/attempts/001/r-1', 'mstack attempt\n', snapshot);
  const changes = (await repository.changes(snapshot, now)).filter((change) => agents.includes(change.path));
  if (story.end === 'put back') {
    await repository.restore(snapshot, changes);
    await repository.unstage(changes.map((change) => change.path));
    assert.deepEqual(await stateOf(folder, agents), agentsBefore, 'the agent’s files are what they were');
  } else if (changes.length > 0) {
    const paths = changes.map((change) => change.path);
    const committed = await repository.commit(paths, 'feat: x\n', new AbortController().signal);
    assert.ok(committed.ok, committed.ok ? '' : committed.failure);
    const held = await repository.changes(head, committed.value);
    assert.deepEqual(
      held.map((change) => change.path).toSorted(),
      paths.toSorted(),
      'the commit holds the agent’s files',
    );
  }
  assert.deepEqual(await personState(folder), mine, 'the person’s files and index are what they were');
}

async function begin(folder: GitFolder): Promise<void> {
  await start(folder, {
    '.gitignore': '*.log\nbuild/\n',
    'src/mine.ts': 'one\ntwo\nthree\n',
    'mine [1].txt': 'a\r\nb\r\n',
    '-x': '\0\u0001',
    'deep/er/mine.txt': 'x',
    'src/a.ts': 'a\n',
    'src/b.ts': 'b\n',
  });
  await folder.write('out.log', 'ignored\n');
}

async function apply({ root, git }: GitFolder, files: readonly string[], { kind, file, seed }: Edit): Promise<void> {
  const name = files[file % files.length] ?? '';
  const place = path.join(root, name);
  const there = await lstat(place).catch(() => undefined);
  // Git may refuse what a person does; then nothing has happened.
  const tryGit = async (...args: string[]): Promise<void> => {
    await git('--literal-pathspecs', ...args, '--', name).catch(() => undefined);
  };
  switch (kind) {
    case 'write':
    case 'binary':
      await mkdir(path.dirname(place), { recursive: true });
      await rm(place, { force: true });
      await writeFile(place, kind === 'write' ? `${seed}\nline\r\n` : Buffer.from([seed % 256, 0, 13, 10, 255]));
      break;
    case 'delete':
      await rm(place, { force: true });
      break;
    case 'rename': {
      const target = `${place}.moved`;
      if (there !== undefined) {
        await rename(place, target);
      }
      break;
    }
    case 'mode':
      if (there?.isFile() === true) {
        await chmod(place, (there.mode & 0o777) ^ 0o111);
      }
      break;
    case 'link':
      await mkdir(path.dirname(place), { recursive: true });
      await rm(place, { force: true });
      await symlink(seed % 2 === 0 ? '/nowhere' : 'a.ts', place);
      break;
    case 'stage':
      await tryGit('add');
      break;
    case 'stagePart':
      await tryGit('add');
      if (there?.isFile() === true) {
        await writeFile(place, `later ${seed}\n`);
      }
      break;
    case 'unstage':
      await tryGit('reset', '--quiet');
      break;
    case 'intend':
      await tryGit('add', '--intent-to-add');
      break;
    case 'stageDeletion':
      await tryGit('rm', '--cached', '--quiet', '--force');
      break;
    default:
      kind satisfies never;
  }
}

/** Everything in the work tree but the agent's files, and what is staged of it; refs that are a person's. */
async function personState(folder: GitFolder): Promise<Record<string, string>> {
  const entries = await readdir(folder.root, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder.root, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.git/') && !agents.includes(name));
  const staged = (await folder.git('ls-files', '--stage', '-v', '-z')).split('\0');
  const ours = staged.filter((entry) => !agents.includes(entry.slice(entry.indexOf('\t') + 1)));
  const stash = await folder.git('for-each-ref', 'refs/stash', 'refs/tags');
  return { ...(await stateOf(folder, names.toSorted())), index: ours.join('\n'), stash };
}

async function stateOf({ root }: GitFolder, names: readonly string[]): Promise<Record<string, string>> {
  const states = await Promise.all(
    names.map(async (name) => {
      const place = path.join(root, name);
      const found = await lstat(place).catch(() => undefined);
      if (found === undefined) {
        return [name, 'not there'] as const;
      }
      const whole = found.isSymbolicLink() ? await readlink(place) : (await readFile(place)).toString('latin1');
      // What is put back gets the line ends and the mode that git's settings ask for. A person's files are compared whole.
      const isAgents = agents.includes(name);
      const content = isAgents ? whole.replaceAll('\r\n', '\n') : whole;
      const mode = isAgents ? '' : (found.mode & 0o777).toString(8);
      return [
        name,
        `${found.isSymbolicLink() ? 'link' : 'file'} ${mode} ${createHash('sha256').update(content, 'latin1').digest('hex')}`,
      ] as const;
    }),
  );
  return Object.fromEntries(states);
}
