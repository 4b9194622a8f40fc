import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { readJournal } from '../../src/node/journalFile.ts';
import { listRuns } from '../../src/node/runFolders.ts';
import { runFolder, stateFolder, stateNames, stateSurroundings } from '../../src/node/stateFolder.ts';
import type { BenchGroup } from './bench.ts';
import { median } from './measure.ts';
import { commitAll } from './repository.ts';

const plans = 20;
const otherFiles = 500;

/**
 * What mstack itself costs for each plan: an agent that only writes one line, a reviewer that approves at once, one check,
 * no health tools; against `git add` and `git commit` of the same change. Wall time, in one run.
 */
export const overhead: BenchGroup = {
  name: 'overhead',
  summary: 'what mstack adds to an agent’s work for each plan, beside plain git',
  peers: false,
  measure: async (bench) => {
    const repository = path.join(bench.folder, 'overhead');
    await makeRepository(repository);
    const environment = { MSTACK_STATE_HOME: path.join(bench.folder, 'state-overhead') };
    await execa(process.execPath, [bench.program('cli.mjs'), 'run'], { cwd: repository, env: environment });
    const perPlan = planMilliseconds(repository, environment);
    const plain = await plainCommits(path.join(bench.folder, 'overhead-git'));
    const ratio = (median(perPlan) / median(plain)).toFixed(1);
    return [
      `Overhead per plan (${plans} plans, repository of ${otherFiles} files, agent and reviewer that do next to nothing, no health tools)`,
      `  mstack, from opening the plan to its commit   median ${median(perPlan).toFixed(0)} ms`,
      `  git add + git commit of the same change       median ${median(plain).toFixed(0)} ms`,
      `  ratio                                         ${ratio}`,
    ].join('\n');
  },
};

async function makeRepository(repository: string): Promise<void> {
  await makeFiles(repository);
  const agent = [
    'cat > /dev/null',
    'if [ "$MSTACK_ROLE" = review ]; then',
    `  printf '{"verdict":"approve","summary":"","findings":[]}' > "$MSTACK_ANSWER"`,
    'else',
    '  echo done >> "out/$(basename "$MSTACK_PLAN" .md).txt"',
    'fi',
  ].join('\n');
  await write(
    repository,
    '.mstack/config.json',
    JSON.stringify({ agent: 'bench', agents: { bench: { command: ['sh', '-c', agent] } } }),
  );
  await write(repository, 'AGENTS.md', '# Bench\n\n## Health Stack\n\n- none: only the overhead is measured\n');
  for (let id = 1; id <= plans; id += 1) {
    const name = `${String(id).padStart(3, '0')}-line`;
    await write(repository, `out/${name}.txt`, 'begun\n');
    await write(
      repository,
      `docs/plans/${name}.md`,
      `---\nid: ${id}\ntitle: Add a line\nstatus: pending\nblocked-by: []\n---\n\n## Design\n\n**Files expected to change:**\n\n- \`out/${name}.txt\`\n\n## Verification\n\n- [cmd] \`true\`\n`,
    );
  }
  await commitAll(repository);
}

async function plainCommits(repository: string): Promise<number[]> {
  await makeFiles(repository);
  await commitAll(repository);
  const times: number[] = [];
  for (let id = 1; id <= plans; id += 1) {
    await write(repository, `out/${id}.txt`, 'done\n');
    await write(repository, `docs/plans/${id}.md`, 'done\n');
    const started = performance.now();
    await execa('git', ['add', `out/${id}.txt`, `docs/plans/${id}.md`], { cwd: repository });
    await execa('git', ['commit', '--quiet', '--message=feat: add a line'], { cwd: repository });
    times.push(performance.now() - started);
  }
  return times;
}

async function makeFiles(repository: string): Promise<void> {
  for (let file = 0; file < otherFiles; file += 1) {
    await write(repository, `src/${file % 20}/${file}.txt`, `${'text '.repeat(200)}${file}\n`);
  }
}

async function write(repository: string, file: string, text: string): Promise<void> {
  const absolute = path.join(repository, file);
  await mkdir(path.dirname(absolute), { recursive: true });
  await writeFile(absolute, text);
}

function planMilliseconds(repository: string, environment: Record<string, string>): number[] {
  const folder = stateFolder(repository, { ...stateSurroundings(), environment });
  const run = listRuns(folder).at(-1) ?? '';
  const content = readJournal(path.join(runFolder(folder, run), stateNames.journal));
  if (!content.ok) {
    throw new Error(content.failure);
  }
  let opened = 0;
  const times: number[] = [];
  for (const { t, event } of content.value.records) {
    if (event.kind === 'effectStarted' && event.effect.kind === 'openPlan') {
      opened = t;
    } else if (event.kind === 'planCommitted') {
      times.push(t - opened);
    }
  }
  if (times.length !== plans) {
    throw new Error(`Only ${times.length} of ${plans} plans were committed.`);
  }
  return times;
}
