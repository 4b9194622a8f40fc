import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { confidenceBody } from '../../extension/present/confidencePage.ts';
import { badge } from '../../extension/present/confidenceText.ts';
import { knownAudit } from '../../extension/present/knownAudit.ts';
import { type AuditAnswer, auditAnswer } from '../../protocol/audit.ts';
import { auditMessage } from '../../protocol/auditDialogue.ts';
import { until } from './deadline.ts';
import { type Ended, makeRig, removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

const source = 'export const few = (count) => count < 3 && count !== 1;\n';
const test = `import test from 'node:test';
import assert from 'node:assert/strict';
import { few } from '../src/few.js';
test('few', () => assert.deepEqual([0, 1, 2, 3].map(few), [true, false, true, false]));
`;
const files = {
  'package.json': JSON.stringify({ type: 'module', scripts: { test: 'node --test --test-isolation=none' } }),
  'src/few.js': source,
  'test/few.test.js': test,
};

function makeProject(more: Readonly<Record<string, string>> = {}): Promise<Rig> {
  return makeRig({ bare: true, files: { ...files, ...more } });
}

/** Folders that audits work in, and the temporary ones beside them. */
function left(rig: Rig): string[] {
  const state = path.join(rig.base, 's');
  const places = readdirSync(state)
    .map((name) => path.join(state, name, 'audit'))
    .filter((folder) => existsSync(folder));
  return [...places.flatMap((folder) => readdirSync(folder)), ...readdirSync(path.join(rig.base, 't'))];
}

function auditOf(ended: Ended): AuditAnswer {
  assert.equal(ended.code, 0, told(ended));
  return auditAnswer.parse(JSON.parse(ended.out));
}

/** The files of one of the audit's example projects. */
function exampleFiles(name: string): Readonly<Record<string, string>> {
  const folder = path.join(import.meta.dirname, '../audit/fixtures', name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name: file }) => {
      const absolute = path.join(parentPath, file);
      return [path.relative(folder, absolute), readFileSync(absolute, 'utf8')];
    }),
  );
}

/** Terminal, doctor, badge and page say the same as the JSON of the measurement. */
async function assertShownAlike(rig: Rig, { level, score }: AuditAnswer): Promise<void> {
  const kept = auditOf(await rig.mstack('audit', '--json'));
  assert.deepEqual([kept.level, kept.score], [level, score]);
  const number = score.toFixed(1);
  assert.ok((await rig.mstack('audit')).out.startsWith(`Confidence: ${level} ${number} of 10.`));
  const doctor = doctored.parse(JSON.parse((await rig.mstack('doctor', '--json')).out));
  assert.deepEqual([doctor.confidence.level, doctor.confidence.score], [level, score]);
  const known = knownAudit(kept, Date.now());
  assert.equal(badge(known).text, `$(shield) ${level} ${number}`);
  const page = confidenceBody(known, undefined)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  assert.ok(page.startsWith(`${level} ${number} Confidence`), page);
  assert.match(page, /The tests noticed \d+ of \d+ small changes; /);
}

const doctored = z.object({ confidence: z.object({ level: z.string(), score: z.number() }) });

describe('mstack audit --deep', () => {
  it('judges with what it found out, keeps that, says its age, and leaves everything as it was', async () => {
    await using rig = await makeProject();
    const before = await rig.picture();
    const first = auditOf(await rig.mstack('audit', '--json'));
    assert.equal(first.deep, undefined);
    const deep = auditOf(await rig.mstack('audit', '--deep', '--mutants', '3', '--json'));
    assert.deepEqual([deep.deep?.commands[0]?.tests, deep.deep?.coverage, deep.deep?.mutants?.tried], [1, 1, 3]);
    assert.equal(deep.deep?.mutants?.killed, 3);
    assert.deepEqual(await rig.picture(), before);
    assert.deepEqual(left(rig), []);
    await rig.write('src/few.js', `${source}// later\n`);
    const stale = auditOf(await rig.mstack('audit', '--json'));
    assert.deepEqual(stale.deep, deep.deep);
    assert.equal(stale.changed, 1);
    const plain = await rig.mstack('audit');
    assert.match(plain.out, /What running it showed \(\d{4}-\d\d-\d\d \d\d:\d\d UTC; measured before 1 file changed\)/);
    assert.match(
      plain.out,
      /The tests noticed 3 of 3 small changes: that stands for 43 % to 100 % of all, with 95 % certainty/,
    );
  });

  it('is not HIGH for tests that notice little, whatever the files promise, wherever it is shown', async () => {
    await using rig = await makeRig({ bare: true, files: exampleFiles('typescript-weak-suite') });
    assert.equal(auditOf(await rig.mstack('audit', '--json')).level, 'HIGH');
    const promised = await rig.mstack('audit');
    assert.match(promised.out, /^Confidence: HIGH 10\.0 of 10\. .*\nOnly files were read\. `mstack audit --deep` /);
    const deep = auditOf(await rig.mstack('audit', '--deep', '--mutants', '3', '--json'));
    const { killed = 3, tried } = deep.deep?.mutants ?? {};
    assert.ok(tried === 3 && killed < 2, JSON.stringify(deep.deep?.mutants));
    assert.notEqual(deep.level, 'HIGH');
    await assertShownAlike(rig, deep);
  });

  it('tells the program that started it how far it is, and stops when that has gone', async () => {
    await using rig = await makeProject();
    // Its input has ended before it began.
    const ended = await rig.mstack('audit', '--deep', '--stdio');
    assert.equal(ended.code, 130, told(ended));
    const messages = ended.out
      .trim()
      .split('\n')
      .map((line) => auditMessage.parse(JSON.parse(line)));
    assert.equal(messages.at(-1)?.kind, 'failed');
    assert.deepEqual(left(rig), []);
  });

  it('stops on request, and leaves nothing', async () => {
    await using rig = await makeProject({
      'test/slow.test.js':
        "import test from 'node:test';\ntest('slow', () => new Promise((end) => setTimeout(end, 60_000)));\n",
    });
    const before = await rig.picture();
    const started = rig.start('audit', '--deep');
    await until(() => (left(rig).length > 1 ? true : undefined), 'the place of the audit');
    started.signal('SIGINT');
    const ended = await started.ended;
    assert.equal(ended.code, 130, told(ended));
    assert.match(ended.err, /Nothing was changed, and nothing was kept/);
    assert.deepEqual(await rig.picture(), before);
    assert.deepEqual(left(rig), []);
  });

  it('that was killed is cleared away by the next one, with what it had started', async () => {
    // Hangs the first time, and says so outside of everything that is put back.
    const hanging = `import test from 'node:test';
import { existsSync, writeFileSync } from 'node:fs';
test('hangs once', async () => {
  const mark = process.env.HOME + '/hung';
  if (!existsSync(mark)) { writeFileSync(mark, ''); setInterval(() => {}, 1000); await new Promise(() => {}); }
});\n`;
    await using rig = await makeProject({ 'test/hanging.test.js': hanging });
    const before = await rig.picture();
    const started = rig.start('audit', '--deep');
    await until(() => (existsSync(path.join(rig.base, 'h', 'hung')) ? true : undefined), 'the tests that hang');
    started.signal('SIGKILL');
    await started.ended;
    assert.deepEqual(await rig.picture(), before);
    assert.ok(left(rig).length > 0, 'a killed process cannot clear away');
    auditOf(await rig.mstack('audit', '--deep', '--mutants', '1', '--json'));
    assert.deepEqual(left(rig), []);
    assert.deepEqual(await rig.living(), []);
    assert.deepEqual(await rig.picture(), before);
  });

  it('says what is wrong with its options', async () => {
    await using rig = await makeProject();
    for (const options of [
      ['--mutants', '3'],
      ['--stdio'],
      ['--deep', '--mutants', '0'],
      ['--deep', '--minutes', 'x'],
    ]) {
      const ended = await rig.mstack('audit', ...options);
      assert.equal(ended.code, 2, told(ended));
      assert.match(ended.err, /--(?:mutants|minutes)/);
    }
  });
});
