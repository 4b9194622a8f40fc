/** Fresh git repositories to run in. */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';

const root = path.join(import.meta.dirname, '..');

/** A copy of the sample project with its tools linked and one commit. */
export async function makeSampleProject(folder: string): Promise<void> {
  await cp(path.join(root, 'sample'), folder, {
    recursive: true,
    filter: (source) => !path.relative(path.join(root, 'sample'), source).split(path.sep).includes('node_modules'),
  });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await commitAll(folder);
}

/** A project with good unit tests and a page that nothing tests, with one plan. */
export async function makeUntestedPage(folder: string): Promise<void> {
  const example = path.join(root, 'src/test/audit/fixtures/typescript-playwright-without-test');
  const left = new Set(['expected.json', 'playwright.config.ts']);
  await cp(example, folder, { recursive: true, filter: (source) => !left.has(path.basename(source)) });
  await mkdir(path.join(folder, 'docs', 'plans'), { recursive: true });
  const plan = path.join('docs', 'plans', '001-convert-volumes.md');
  await cp(path.join(root, 'sample', plan), path.join(folder, plan));
  await commitAll(folder);
}

/** A project whose files promise everything, and whose tests notice next to nothing; its agent plans by a script. */
export async function makeWeaklyTested(folder: string): Promise<void> {
  const example = path.join(root, 'src/test/audit/fixtures/typescript-weak-suite');
  await cp(example, folder, { recursive: true, filter: (source) => path.basename(source) !== 'expected.json' });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await mkdir(path.join(folder, '.mstack'));
  await writeFile(path.join(folder, '.mstack', 'config.json'), JSON.stringify({ audit: { mutants: 12 } }));
  const question = {
    id: 'where',
    question: 'Where do the new tests belong?',
    options: ['Beside the old ones', 'In a folder of their own'],
    default: 'Beside the old ones',
  };
  const answer = { worthPlanning: true, why: 'Each test is work of its own.', questions: [question] };
  const steps = [{ say: 'I read the tests.' }, { wait: 1 }, { answer }];
  await writeFile(path.join(folder, '.mstack', 'rehearsal.json'), JSON.stringify({ plans: { '': { plan: [steps] } } }));
  await commitAll(folder);
}

/** A project that has nothing to do with mstack. */
export async function makeBareProject(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'docs'), { recursive: true });
  await writeFile(path.join(folder, 'README.md'), '# Nothing to plan here\n');
  await writeFile(path.join(folder, 'docs', 'notes.md'), '# Notes\n');
  await commitAll(folder);
}

async function commitAll(folder: string): Promise<void> {
  const git = async (...args: readonly string[]): Promise<void> => {
    await execa('git', [...args], { cwd: folder });
  };
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Sample Person');
  await git('config', 'user.email', 'person@sample.invalid');
  // A link is no folder, so a line `node_modules/` in .gitignore does not cover it.
  await writeFile(path.join(folder, '.git', 'info', 'exclude'), 'node_modules\n');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=chore: begin');
}
