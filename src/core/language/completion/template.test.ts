import assert from 'node:assert/strict';
import { plainOf, snippetOf, snippetText } from './template.ts';

describe('Templates', () => {
  const template = 'When `<the command>` runs, it exits with ‹0›; costs $5 {a}';

  it('become snippets with one stop for each gap', () => {
    assert.equal(snippetOf(template), 'When `${1:<the command>}` runs, it exits with ${2:0}; costs \\$5 {a\\}');
    assert.equal(snippetOf('nothing to fill'), 'nothing to fill');
  });

  it('keep what is to be filled visible for clients that know no snippets', () => {
    assert.equal(plainOf(template), 'When `<the command>` runs, it exits with 0; costs $5 {a}');
  });

  it('take arrows and comparisons for what they are', () => {
    assert.equal(snippetOf('`curl <address>` -> ‹200›'), '`curl ${1:<address>}` -> ${2:200}');
    assert.equal(snippetOf('a < b'), 'a < b');
  });

  it('let text mean itself in a snippet', () => {
    assert.equal(snippetText(String.raw`\ $HOME } {`), String.raw`\\ \$HOME \} {`);
  });
});
