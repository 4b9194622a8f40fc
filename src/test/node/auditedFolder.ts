import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DeepAudit } from '../../core/audit/audit.ts';
import { type DeepProgress, runDeepAudit } from '../../jobs/auditDeep.ts';
import { findMarked } from '../../node/sweep.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

export const price = `export function total(items, rate) {
  let sum = 0;
  for (const item of items) {
    sum += item.price * item.count;
  }
  return sum > 100 ? sum * rate : sum;
}

export function inStock(item, stock) {
  return item.count <= stock && item.count > 0;
}
`;
export const head = `import test from 'node:test';\nimport assert from 'node:assert/strict';\nimport { inStock, total } from '../src/price.js';\n`;
export const strong = `${head}test('total', () => {
  assert.equal(total([], 0.5), 0);
  assert.equal(total([{ price: 10, count: 2 }, { price: 5, count: 1 }], 0.5), 25);
  assert.equal(total([{ price: 100, count: 1 }], 0.5), 100);
  assert.equal(total([{ price: 101, count: 1 }], 0.5), 50.5);
});
test('stock', () => {
  assert.deepEqual([0, 1, 2, 3].map((count) => inStock({ count }, 2)), [false, true, true, false]);
});
`;
/** They call everything, and look at nothing. */
export const weak = `${head}test('total', () => {
  total([{ price: 101, count: 1 }], 0.5);
  assert.ok(true);
});
test('stock', () => {
  inStock({ count: 1 }, 2);
});
test.skip('later', () => {});
`;
/** A process for each test file takes as long again; every suite is run a dozen times. */
const oneProcess = '--test-isolation=none';

export const manifest = JSON.stringify({ type: 'module', scripts: { test: `node --test ${oneProcess}` } });
/** The same tests without the package manager, whose start takes as long as they do. */
export const direct = {
  'package.json': '{"type":"module"}',
  'AGENTS.md': `## Health Stack\n\n- test: node --test ${oneProcess}\n`,
};

export interface Audited {
  readonly deep: DeepAudit;
  readonly progress: readonly DeepProgress[];
}

/** Audits the project, and looks whether the person's files and everything around them are as before. */
export async function audit(folder: GitFolder, limits: { mutants?: number; minutes?: number } = {}): Promise<Audited> {
  const before = await folder.repository.snapshot();
  const progress: DeepProgress[] = [];
  const result = await runDeepAudit({
    root: folder.root,
    mutants: 3,
    ...limits,
    signal: new AbortController().signal,
    onProgress: (step) => progress.push(step),
  });
  assert.ok(result.ok, result.ok ? '' : result.failure);
  await assertUntouched(folder, before);
  return { deep: result.value.deep, progress };
}

export async function assertUntouched(folder: GitFolder, before: string): Promise<void> {
  assert.equal(await folder.repository.snapshot(), before);
  assert.deepEqual(placesOf(folder), []);
  assert.deepEqual(await markedBelow(folder), []);
}

/** Folders of audits that are there. */
function placesOf(folder: GitFolder): string[] {
  const state = path.join(folder.base, 'state');
  return existsSync(state)
    ? readdirSync(state).flatMap((name) => {
        const places = path.join(state, name, 'audit');
        return existsSync(places) ? readdirSync(places).map((place) => path.join(places, place)) : [];
      })
    : [];
}

async function markedBelow(folder: GitFolder): Promise<readonly number[]> {
  return (await Promise.all(placesOf(folder).map(async (place) => await findMarked('MSTACK_AUDIT', place)))).flat();
}

export async function project(files: Readonly<Record<string, string>>): Promise<GitFolder> {
  const folder = await makeGitFolder();
  process.env['MSTACK_STATE_HOME'] = path.join(folder.base, 'state');
  await start(folder, files);
  return folder;
}

/** Share of the mutants that were noticed. */
export function share({ mutants }: DeepAudit): number {
  assert.ok(mutants !== undefined, 'there is a figure');
  return mutants.killed / mutants.tried;
}

const stateHome = process.env['MSTACK_STATE_HOME'];

/** After tests that made a `project`, whose state lies beside it. */
export function restoreStateHome(): void {
  if (stateHome === undefined) {
    delete process.env['MSTACK_STATE_HOME'];
  } else {
    process.env['MSTACK_STATE_HOME'] = stateHome;
  }
}
