import assert from 'node:assert/strict';
import { rm, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';
import { examplePlan } from '../../core/plan/examplePlan.ts';
import { findTampering } from '../../core/tamper/findTampering.ts';
import type { AttemptedChange } from '../../core/tamper/tamper.ts';
import { readAttemptedChange } from '../../node/attemptedChange.ts';
import { type GitFolder, makeGitFolder, oddNames, start } from './gitFolder.ts';

const plan = examplePlan(['title: Example'], ['**Files expected to change**', '', '- `src/a.ts` (modify)']);

async function changeSince(
  folder: GitFolder,
  commit: string,
  limits?: { longest: number; most: number },
): Promise<AttemptedChange> {
  const end = await folder.repository.snapshot();
  return await readAttemptedChange(folder.root, plan, { start: commit, end, fileBytes: 1_000_000 }, limits);
}

function shown({ files }: AttemptedChange): unknown[] {
  return files.map(({ path: file, pathBefore, before, after }) => [file, pathBefore, before, after]);
}

describe('readAttemptedChange', () => {
  it('brings the texts of what came, went, changed and moved', async () => {
    await using folder = await makeGitFolder();
    const long = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('');
    const commit = await start(folder, {
      'a.txt': 'a\n',
      'gone.txt': 'gone\n',
      'old/name.txt': long,
      'same.json': '{}\n',
    });
    await folder.write('a.txt', 'b\n');
    await folder.write('new.txt', 'ä – 日本\r\n');
    await folder.write('new/name.txt', `${long}more\n`);
    await unlink(path.join(folder.root, 'gone.txt'));
    await rm(path.join(folder.root, 'old'), { recursive: true });
    const change = await changeSince(folder, commit);
    assert.deepEqual(shown(change), [
      ['a.txt', undefined, 'a\n', 'b\n'],
      ['gone.txt', undefined, 'gone\n', undefined],
      ['new.txt', undefined, undefined, 'ä – 日本\r\n'],
      ['new/name.txt', 'old/name.txt', long, `${long}more\n`],
    ]);
    assert.equal(change.textBefore('same.json'), '{}\n');
    assert.equal(change.textBefore('new.txt'), undefined);
    assert.deepEqual([...change.pathsBefore], ['a.txt', 'gone.txt', 'old/name.txt', 'same.json']);
  });

  it('has no text for what is none, or too long', async () => {
    await using folder = await makeGitFolder();
    const commit = await start(folder, { 'picture.png': Buffer.from([1, 0, 2]), 'a.txt': 'a\n' });
    await folder.write('picture.png', Buffer.from([1, 0, 3]));
    await folder.write('long.txt', 'x'.repeat(1001));
    await folder.write('short.txt', 'x'.repeat(1000));
    await folder.write('empty.txt', '');
    await symlink('a.txt', path.join(folder.root, 'link.txt'));
    assert.deepEqual(shown(await changeSince(folder, commit, { longest: 1000, most: 5000 })), [
      ['empty.txt', undefined, undefined, ''],
      ['link.txt', undefined, undefined, 'a.txt'],
      ['long.txt', undefined, undefined, undefined],
      ['picture.png', undefined, undefined, undefined],
      ['short.txt', undefined, undefined, 'x'.repeat(1000)],
    ]);
    const few = await changeSince(folder, commit, { longest: 1000, most: 1004 });
    assert.equal(few.files.filter(({ after }) => after !== undefined).length < 4, true);
  });

  it('says what there is now: how long, a link, another repository', async () => {
    await using folder = await makeGitFolder();
    const commit = await start(folder, { 'picture.png': Buffer.from([1, 0, 2]), 'gone.txt': 'gone\n' });
    await folder.write('picture.png', Buffer.from([1, 0, 2, 3]));
    await unlink(path.join(folder.root, 'gone.txt'));
    await symlink('../elsewhere', path.join(folder.root, 'link'));
    await folder.write('long.txt', 'ä'.repeat(700));
    const { files } = await changeSince(folder, commit, { longest: 1000, most: 5000 });
    assert.deepEqual(
      files.map(({ path: file, entry }) => [file, entry]),
      [
        ['gone.txt', undefined],
        ['link', { kind: 'link', bytes: 12, bytesBefore: 0 }],
        ['long.txt', { kind: 'file', bytes: 1400, bytesBefore: 0 }],
        ['picture.png', { kind: 'file', bytes: 4, bytesBefore: 3 }],
      ],
    );
  });

  it('reads odd names, and nothing where nothing changed', async () => {
    await using folder = await makeGitFolder();
    const commit = await start(folder, Object.fromEntries(oddNames.map((name) => [name, `${name}\n`])));
    assert.deepEqual((await changeSince(folder, commit)).files, []);
    for (const name of oddNames) {
      await folder.write(name, 'changed\n');
    }
    const { files } = await changeSince(folder, commit);
    assert.deepEqual(
      files.map((file) => `${file.path} ${String(file.before)} ${String(file.after)}`).toSorted(),
      oddNames.map((name) => `${name} ${name}\n changed\n`).toSorted(),
    );
  });

  it('gives the rules what they need', async () => {
    await using folder = await makeGitFolder();
    const commit = await start(folder, {
      'package.json': '{ "scripts": { "test": "vitest run" } }\n',
      'src/a.ts': 'export {};\n',
    });
    await folder.write('src/a.ts', '// @ts-nocheck\nexport {};\n');
    await folder.write('package.json', '{ "scripts": { "test": "vitest run || true" } }\n');
    const found = findTampering(await changeSince(folder, commit));
    assert.deepEqual(
      found.map(({ code, file, severity }) => `${code} ${file} ${severity}`),
      ['script.swallowed package.json blocks', 'suppression.types src/a.ts blocks'],
    );
  });

  it('reads what somebody writes though it has a zero byte, so that the byte hides nothing', async () => {
    await using folder = await makeGitFolder();
    const commit = await start(folder, { 'src/a.ts': 'export {};\n', 'src/old.ts': 'export const old = "\0";\n' });
    await folder.write('src/a.ts', '/* \0 */\n// @ts-nocheck\nexport {};\n');
    await folder.write('src/old.ts', '// @ts-nocheck\nexport const old = "\0";\n');
    const found = findTampering(await changeSince(folder, commit));
    assert.deepEqual(
      found.map(({ code, file, severity }) => `${code} ${file} ${severity}`),
      ['scope.unreadable src/a.ts blocks', 'suppression.types src/a.ts blocks', 'suppression.types src/old.ts blocks'],
    );
  });

  it('shows a program with a zero byte to the reviewer, and no picture', async () => {
    await using folder = await makeGitFolder();
    const commit = await start(folder, { 'src/a.ts': 'export {};\n' });
    await folder.write('src/a.ts', '/* \0 */\nexport const n = 1;\n');
    await folder.write('a.png', Buffer.from([1, 0, 2]));
    const diff = await folder.repository.diff(commit, await folder.repository.snapshot(), ['a.png', 'src/a.ts']);
    assert.match(diff, /^\+export const n = 1;$/m);
    assert.match(diff, /^Binary files \/dev\/null and b\/a\.png differ$/m);
  });

  it('takes a program that is too long to be read for unreadable, and one that was so before for the reviewer', async () => {
    await using folder = await makeGitFolder();
    const limits = { longest: 2_000_000, most: 64_000_000 };
    const long = `export const a = '${'x'.repeat(limits.longest)}';\n`;
    const commit = await start(folder, { 'src/a.ts': 'export {};\n', 'src/long.ts': long });
    await folder.write('src/a.ts', long);
    await folder.write('src/long.ts', `${long}\n`);
    const found = findTampering(await changeSince(folder, commit, limits));
    assert.deepEqual(
      found.filter(({ code }) => code === 'scope.unreadable').map(({ file, severity }) => `${file} ${severity}`),
      ['src/a.ts blocks', 'src/long.ts flagged'],
    );
  });

  it('shows what does not belong into a commit', async () => {
    await using folder = await makeGitFolder();
    const commit = await start(folder, { 'src/a.ts': 'export {};\n' });
    const key = ['ghp', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5'].join('_');
    await folder.write('src/a.ts', `export const key = '${key}';\n`);
    await folder.write('tool', Buffer.from([0x7f, 0x45, 0, 1]));
    await folder.write('rates.csv', '1,2\n'.repeat(300_000));
    await folder.write('inner/a.txt', 'a\n');
    await folder.git('init', '-q', 'inner');
    await folder.git('-C', 'inner', 'add', '.');
    await folder.git('-C', 'inner', '-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '-q', '-m', 'Inner');
    await symlink('../../elsewhere', path.join(folder.root, 'link'));
    const found = findTampering(await changeSince(folder, commit));
    assert.deepEqual(
      found.map(({ code, file, severity }) => `${code} ${file} ${severity}`),
      [
        'scope.repository inner blocks',
        'scope.link link blocks',
        'scope.large rates.csv blocks',
        'scope.secret src/a.ts blocks',
        'scope.binary tool blocks',
      ],
    );
    assert.ok(found.every(({ message }) => !message.includes(key.slice(0, 8))));
  });
});
