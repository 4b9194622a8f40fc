import assert from 'node:assert/strict';
import path from 'node:path';
import { pathOfUri, relativeTo } from './fileUri.ts';

describe('Paths of URIs', () => {
  it('are the same however the URI is written', () => {
    const spellings = ['file:///a/b%20c/d%3Ae%40f.md', 'file:///a/b%20c/d:e@f.md', 'file:///a/b c/d%3ae@f.md'];
    assert.deepEqual(new Set(spellings.map((uri) => pathOfUri(uri, false))), new Set(['/a/b c/d:e@f.md']));
  });

  it('have a large drive letter', () => {
    const spellings = ['file:///c%3A/walks/1.md', 'file:///C:/walks/1.md', 'file:///c:/walks/1.md'];
    assert.deepEqual(new Set(spellings.map((uri) => pathOfUri(uri, true))), new Set(['C:\\walks\\1.md']));
  });

  it('are none for other schemes and broken escapes', () => {
    assert.deepEqual(
      ['untitled:1.md', 'git:/a/1.md', 'file:///a/%zz.md', 'nonsense'].map((uri) => pathOfUri(uri, false)),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('are relative to a folder that they lie in, even where a name begins with dots', () => {
    const folder = path.resolve('/walks');
    const files = ['docs/1.md', '..hidden/1.md', '../cats/1.md', '..', ''].map((file) => path.resolve(folder, file));
    assert.deepEqual(
      files.map((file) => relativeTo(folder, file)),
      ['docs/1.md', '..hidden/1.md', undefined, undefined, undefined],
    );
  });
});
