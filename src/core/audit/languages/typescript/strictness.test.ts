import assert from 'node:assert/strict';
import { packageFolders, Strictnesses } from './strictness.ts';

/** Share and file of the configuration that counts in a folder. */
function strictness(folder: string, files: Readonly<Record<string, object | string>>, version = 5): string {
  const texts = new Map(
    Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? text : JSON.stringify(text)]),
  );
  const found = new Strictnesses(texts, version, packageFolders(texts)).of(folder);
  return found === undefined ? 'none' : `${found.share} ${found.file}`;
}

const strict = { compilerOptions: { strict: true } };

describe('the strictness of TypeScript', () => {
  for (const [options, share] of [
    [{ strict: true }, 1],
    [{}, 0.3],
    [{ strict: false }, 0.3],
    [{ strictNullChecks: true, noImplicitAny: true }, 0.8],
    [{ strictNullChecks: true }, 0.5],
    [{ strict: true, noImplicitAny: false }, 0.5],
    [{ strict: true, strictNullChecks: false, noImplicitAny: false }, 0.3],
  ] as const) {
    it(`with ${JSON.stringify(options)}`, () => {
      assert.equal(strictness('src', { 'tsconfig.json': { compilerOptions: options } }), `${share} tsconfig.json`);
    });
  }

  it('is on unless it is switched off, from version 6 on', () => {
    assert.equal(strictness('', { 'tsconfig.json': {} }, 6), '1 tsconfig.json');
    assert.equal(strictness('', { 'tsconfig.json': { compilerOptions: { strict: false } } }, 6), '0.3 tsconfig.json');
  });

  it('is of the nearest configuration', () => {
    const files = { 'tsconfig.json': {}, 'packages/a/tsconfig.json': strict };
    assert.equal(strictness('packages/a/src/deep', files), '1 packages/a/tsconfig.json');
    assert.equal(strictness('packages/b', files), '0.3 tsconfig.json');
    assert.equal(strictness('src', {}), 'none');
  });

  it('is followed through comments, lists and packages of the workspace', () => {
    assert.equal(
      strictness('', {
        'tsconfig.json': '{ // ours\n "extends": ["./a", "@house/settings/base.json",], }',
        'a.json': { compilerOptions: { strict: false } },
        'tools/settings/package.json': { name: '@house/settings' },
        'tools/settings/base.json': strict,
      }),
      '1 tsconfig.json',
    );
    assert.equal(
      strictness('', {
        'tsconfig.json': { extends: './base.json', compilerOptions: { strict: false } },
        'base.json': strict,
      }),
      '0.3 tsconfig.json',
    );
  });

  it('is known of well-known packages that are not at hand', () => {
    assert.equal(strictness('', { 'tsconfig.json': { extends: '@tsconfig/node22/tsconfig.json' } }), '1 tsconfig.json');
    assert.equal(strictness('', { 'tsconfig.json': { extends: 'somebody/else' } }), '0.3 tsconfig.json');
  });

  it('is that of the weakest part where a configuration only names others', () => {
    const references = [{ path: './tsconfig.app.json' }, { path: './node' }];
    for (const empty of [{ files: [] }, { include: [] }]) {
      assert.equal(
        strictness('', {
          'tsconfig.json': { ...empty, references },
          'tsconfig.app.json': strict,
          'node/tsconfig.json': { compilerOptions: { strictNullChecks: true } },
        }),
        '0.5 node/tsconfig.json',
      );
    }
  });

  it('ends where configurations extend each other in a circle', () => {
    const files = { 'tsconfig.json': { extends: './a.json' }, 'a.json': { extends: './tsconfig.json' } };
    assert.equal(strictness('', files), '0.3 tsconfig.json');
  });
});
