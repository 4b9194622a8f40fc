import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { settingsJsonSchema, settingsPage } from '../../core/settings/settingsPage.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** The formatter makes columns as wide as what stands in them. */
function unaligned(page: string): string {
  return page.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
}

describe('Settings for people and editors', () => {
  it('are what the schema says; `npm run docs` writes them', () => {
    const page = readFileSync(path.join(root, 'docs', 'settings.md'), 'utf8');
    assert.equal(unaligned(page), unaligned(settingsPage()));
    const schema = readFileSync(path.join(root, 'syntaxes', 'config.schema.json'), 'utf8');
    assert.deepEqual(JSON.parse(schema), JSON.parse(settingsJsonSchema()));
  });

  it('are offered to the editor for the file that is read', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
    assert.deepEqual((manifest['contributes'] as Record<string, unknown>)['jsonValidation'], [
      { fileMatch: '.mstack/config.json', url: './syntaxes/config.schema.json' },
    ]);
  });

  it('have a description each, and allow no others', () => {
    const check = (schema: Readonly<Record<string, unknown>>, at: string): void => {
      assert.notEqual(schema['description'] ?? '', '', at);
      const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      if (schema['properties'] !== undefined) {
        assert.equal(schema['additionalProperties'], false, at);
      }
      for (const [name, inner] of Object.entries(properties)) {
        check(inner, `${at}.${name}`);
      }
    };
    check(JSON.parse(settingsJsonSchema()) as Readonly<Record<string, unknown>>, 'config');
  });
});
