/**
 * `npm run eval:attacks`: tries each way to push under each layer of the guard, against a bare repository on this machine, and
 * prints which are stopped. The same table is in docs/git.md, and a test compares the two.
 */
import { findSandbox } from '../src/node/sandbox.ts';
import { guardLayers } from '../src/test/node/pushAttackLayers.ts';
import { attackTable, pushAttacks } from '../src/test/node/pushAttacks.ts';
import { environmentWithSandbox } from '../src/test/node/sandboxProgram.ts';

const found = await findSandbox(await environmentWithSandbox());
const layers = guardLayers(found);
if (found.kind === 'none') {
  console.error(`Without the columns of the sandbox. ${found.why}`);
}
const rows = await attackTable(layers);
console.log(`|   | Attack | ${layers.map((layer) => layer.name).join(' | ')} |`);
console.log(`| - | ------ | ${layers.map(() => '-').join(' | ')} |`);
for (const [at, row] of rows.entries()) {
  const [name, ...cells] = row.split(' ');
  console.log(`| ${name} | ${pushAttacks[at]?.words ?? ''} | ${cells.join(' | ')} |`);
}
