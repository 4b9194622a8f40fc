import assert from 'node:assert/strict';
import { markdownCode, markdownCommand, markdownMessage, markdownText } from './markdownText.ts';

describe('Text of plans in Markdown', () => {
  it('is no markup, no link, no picture and no HTML', () => {
    assert.equal(
      markdownText('*a* _b_ [c](command:rm) ![d](e) <img src=x> `f` ~~g~~'),
      String.raw`\*a\* \_b\_ \[c\](command:rm) !\[d\](e) \<img src=x> \`f\` \~\~g\~\~`,
    );
    assert.equal(markdownText('&lt; a\\b'), String.raw`\&lt; a\\b`);
  });

  it('is no address that an editor makes a link of', () => {
    assert.equal(markdownText('https://a.b www.c.d e@f.g'), String.raw`https:\//a.b www\.c.d e\@f.g`);
  });

  it('is one line without signs that steer a display', () => {
    assert.equal(markdownText('a\n\n# b\r\u001B[31mc\u2028d\u202Ee\u2066f'), String.raw`a # b \[31mc def`);
  });

  it('ends a code span where we end it', () => {
    assert.equal(markdownCode('npm test'), '`npm test`');
    assert.equal(markdownCode('a `b` c'), '``a `b` c``');
    assert.equal(markdownCode('`a'), '`` `a ``');
    assert.equal(markdownCode(' a '), '`  a  `');
    assert.equal(markdownCode(''), '');
  });

  it('ends a command’s block where we end it', () => {
    assert.equal(markdownCommand('npm test'), '```sh\nnpm test\n```');
    assert.equal(markdownCommand('a ``` b\n~~~'), '````sh\na ``` b ~~~\n````');
  });

  it('keeps the code spans of our messages, and nothing else that a person wrote into them', () => {
    assert.equal(markdownMessage('Add `- [cmd] npm test` *now*.'), String.raw`Add ${'`- [cmd] npm test`'} \*now\*.`);
    assert.equal(markdownMessage('“`[x](y)` [a](b)” is `open'), String.raw`“${'`[x](y)`'} \[a\](b)” is \`open`);
  });
});
