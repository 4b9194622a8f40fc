import assert from 'node:assert/strict';
import path from 'node:path';
import { findSandbox } from '../../node/sandbox.ts';
import { guardLayers } from './pushAttackLayers.ts';
import { attackTable, documentedTable, pushAttacks } from './pushAttacks.ts';
import { environmentWithSandbox } from './sandboxProgram.ts';

const documented = path.resolve(import.meta.dirname, '../../../docs/git.md');

describe('Ways to push', () => {
  it('are stopped by each layer as docs/git.md says', async () => {
    const layers = guardLayers(await findSandbox(await environmentWithSandbox()));
    const told = await documentedTable(documented);
    assert.equal(told.length, pushAttacks.length);
    // Where no sandbox can be made, its columns, which come last, cannot be looked at.
    const columns = told.map((row) =>
      row
        .split(' ')
        .slice(0, layers.length + 1)
        .join(' '),
    );
    assert.deepEqual(await attackTable(layers), columns);
  }).timeout(120_000);
});
