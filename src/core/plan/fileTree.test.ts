import assert from 'node:assert/strict';
import { fileTree } from './fileTree.ts';

const paths = ['README.md', 'app/[id]/page.tsx', 'src/a.ts', 'src/deep/er/b.test.ts', 'src/.env.example', 'empty/'];

describe('File tree', () => {
  const tree = fileTree(paths);

  it('knows files and the folders that they make', () => {
    for (const file of ['README.md', 'src/a.ts', 'app/[id]/page.tsx']) {
      assert.equal(tree.hasFile(file), true, file);
      assert.equal(tree.hasFolder(file), false, file);
    }
    for (const folder of ['', 'src', 'src/deep', 'src/deep/er', 'app/[id]', 'empty']) {
      assert.equal(tree.hasFolder(folder), true, folder);
      assert.equal(tree.hasFile(folder), false, folder);
    }
    for (const nothing of ['a.ts', 'src/', 'src/deep/', 'src/dee', 'srcc/a.ts', 'empty/', 'src/b.test.ts']) {
      assert.equal(tree.hasFile(nothing), false, nothing);
    }
  });

  it('lists what lies directly in a folder, sorted', () => {
    assert.deepEqual(tree.namesIn(''), ['README.md', 'app/', 'empty/', 'src/']);
    assert.deepEqual(tree.namesIn('src'), ['.env.example', 'a.ts', 'deep/']);
    assert.deepEqual(tree.namesIn('empty'), []);
    assert.deepEqual(tree.namesIn('nowhere'), []);
  });

  it('finds files by their name alone', () => {
    assert.deepEqual(fileTree(['a.ts', 'x/a.ts', 'x/y/a.ts', 'b.ts', 'a.ts/c']).named('a.ts'), [
      'a.ts',
      'x/a.ts',
      'x/y/a.ts',
    ]);
    assert.deepEqual(tree.named('deep'), []);
  });

  it('finds what matches a glob', () => {
    for (const glob of [
      'src/a.ts',
      'src/*.ts',
      '**/*.test.ts',
      'src/**/b.test.ts',
      'src/**',
      '**/er',
      'src/**/**/b*',
      '*.md',
      'src/{x,deep}/er/*.ts',
      '{src/deep/er,lib}/b.test.ts',
      'src/?.ts',
      'src/[a-c].ts',
      'src/[!b].ts',
      'app/[id]/page.tsx',
      'app/[[]id]/page.tsx',
      'app/*/page.tsx',
      'src/*',
      'empty',
      'src/deep/*/',
      '**/*est*',
    ]) {
      assert.equal(tree.matches(glob), true, glob);
    }
    for (const glob of [
      'src/*.js',
      '*.ts',
      'src/*/b.test.ts',
      'src/[!a].ts',
      'src/[b-z].ts',
      'src/??.ts',
      'src/{x,y}/**',
      'lib/**',
      '**/b.ts',
      'src/a.ts/',
      '',
    ]) {
      assert.equal(tree.matches(glob), false, glob);
    }
  });

  it('takes time in proportion to the glob, whatever is in it', () => {
    const long = fileTree([`${'a'.repeat(250)}/${'a'.repeat(250)}`]);
    assert.equal(long.matches(`${'*a'.repeat(120)}b/**`), false);
    assert.equal(long.matches(`${'**/'.repeat(1000)}b`), false);
    assert.equal(long.matches('{a,b}'.repeat(1000)), false);
    assert.equal(long.matches('['.repeat(10_000)), false);
  });

  it('becomes another tree by changes, and stays as it is', () => {
    const next = tree.withChanges(['lib/new/c.ts', 'src/z.ts'], ['README.md', 'src/deep/er/b.test.ts']);
    assert.equal(next.hasFile('lib/new/c.ts'), true);
    assert.deepEqual(next.namesIn(''), ['app/', 'empty/', 'lib/', 'src/']);
    assert.deepEqual(next.namesIn('src'), ['.env.example', 'a.ts', 'z.ts']);
    assert.equal(next.hasFolder('src/deep'), false);
    assert.equal(next.hasFolder('src/deep/er'), false);
    assert.deepEqual(tree.namesIn(''), ['README.md', 'app/', 'empty/', 'src/']);
    assert.equal(tree.hasFile('src/deep/er/b.test.ts'), true);
    assert.equal(tree.hasFile('lib/new/c.ts'), false);
  });

  it('loses all that lies below a folder, and nothing for what is not there', () => {
    const next = tree.withChanges([], ['src', 'nowhere', 'nowhere/at/all']);
    assert.deepEqual(next.namesIn(''), ['README.md', 'app/', 'empty/']);
    assert.equal(next.hasFolder('src/deep/er'), false);
    assert.equal(next.hasFile('src/deep/er/b.test.ts'), false);
    assert.deepEqual(fileTree(['a/b']).withChanges(['a/c/d'], ['a']).namesIn('a'), ['c/']);
  });

  it('is the same whether paths come at once or one after the other', () => {
    let grown = fileTree([]);
    for (const path of paths.filter((each) => !each.endsWith('/'))) {
      grown = grown.withChanges([path], []);
    }
    for (const folder of ['', 'app', 'app/[id]', 'src', 'src/deep', 'src/deep/er']) {
      assert.deepEqual(
        grown.namesIn(folder).filter((name) => name !== 'empty/'),
        tree.namesIn(folder).filter((name) => name !== 'empty/'),
        folder,
      );
    }
  });
});
