import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { removeKey, replaceSection, setKey, yamlText } from './editPlan.ts';
import { seeded } from './examplePlan.ts';
import { readFrontmatter } from './frontmatter.ts';
import { splitLines } from './splitLines.ts';

/** Lines with what ends them; the last one may be without. */
const linesWithEnds = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [''];

function check(source: string, key: string, value: string, expected: string): void {
  assert.equal(setKey(source, key, value), expected, JSON.stringify(source));
}

function checkSection(source: string, expected: string): void {
  const once = replaceSection(source, 'Notes', 'one\n\ntwo');
  assert.equal(once, expected, JSON.stringify(source));
  assert.equal(replaceSection(once, 'Notes', 'one\n\ntwo'), once, 'twice is once');
}

describe('Setting a key', () => {
  it('changes its line only', () => {
    check('---\nid: 1\nstatus: pending\n---\ntext', 'status', 'done', '---\nid: 1\nstatus: done\n---\ntext');
    check('---\r\nstatus:   pending\r\n---\r\n', 'status', 'done', '---\r\nstatus:   done\r\n---\r\n');
    check('---\nstatus:\n---\n', 'status', 'done', '---\nstatus: done\n---\n');
    check('---\nstatus: pending  # soon\n---\n', 'status', 'done', '---\nstatus: done\n---\n');
    check('\uFEFF---\nstatus: pending\n---\n', 'status', 'done', '\uFEFF---\nstatus: done\n---\n');
    check('<!-- t -->\n---\nstatus: a\n---\n', 'status', 'done', '<!-- t -->\n---\nstatus: done\n---\n');
    check('---\nstatus: a\nstatus: b\n---\n', 'status', 'done', '---\nstatus: done\nstatus: b\n---\n');
    check('---\nid: 1\r\nstatus: a\n---\r\n', 'status', 'done', '---\nid: 1\r\nstatus: done\n---\r\n');
    check('---\rid: 1\rstatus: a\r---\r', 'status', 'done', '---\rid: 1\rstatus: done\r---\r');
    check('---\nstatus: a', 'status', 'done', '---\nstatus: done');
    check('---\nstatus: a\n---\n', 'status', '$& $1', '---\nstatus: $& $1\n---\n');
  });

  it('replaces a value that goes on below', () => {
    check('---\nblocked-by:\n  - 1\n- 2\nid: 1\n---\n', 'blocked-by', '[3]', '---\nblocked-by: [3]\nid: 1\n---\n');
  });

  it('adds it behind the last key', () => {
    check('---\nid: 1\n---\ntext', 'status', 'done', '---\nid: 1\nstatus: done\n---\ntext');
    check('---\r\nid: 1\r\n---\r\n', 'status', 'done', '---\r\nid: 1\r\nstatus: done\r\n---\r\n');
    check('---\nblocked-by:\n  - 1\n---\n', 'status', 'done', '---\nblocked-by:\n  - 1\nstatus: done\n---\n');
    check('---\n---\n', 'status', 'done', '---\nstatus: done\n---\n');
    check('---\nid: 1\n\n## Tasks\n', 'status', 'done', '---\nid: 1\nstatus: done\n\n## Tasks\n');
    check('---\r\nid: 1', 'status', 'done', '---\r\nid: 1\r\nstatus: done');
    check('\uFEFF---\nid: 1\n---\n', 'status', 'done', '\uFEFF---\nid: 1\nstatus: done\n---\n');
  });

  it('leaves a text without frontmatter alone', () => {
    check('# Notes\nstatus: a\n', 'status', 'done', '# Notes\nstatus: a\n');
    check('', 'status', 'done', '');
  });

  it('keeps every other byte, whatever the text', () => {
    const pieces = [
      '---',
      'id: 1',
      'status: a # b',
      'status:',
      'x: [',
      '  - 1',
      '# t',
      '## T',
      '',
      'tëxt',
      '\uFEFF---',
    ];
    const ends = ['\n', '\r\n', '\r', '\n\n', ''];
    const random = seeded(7);
    for (let round = 0; round < 3000; round += 1) {
      const source = Array.from(
        { length: random(12) },
        () => pieces[random(pieces.length)] + (ends[random(5)] ?? ''),
      ).join('');
      const edited = setKey(source, 'status', 'done');
      const before = linesWithEnds(source);
      const after = linesWithEnds(edited);
      const frontmatter = readFrontmatter(splitLines(source));
      const entry = frontmatter.entries.get('status');
      if (frontmatter.open === undefined) {
        assert.equal(edited, source);
      } else if (entry !== undefined) {
        const gone = entry.lastLine - entry.line + 1;
        assert.deepEqual(after.slice(0, entry.line), before.slice(0, entry.line), JSON.stringify(source));
        assert.match(after[entry.line] ?? '', /^status:\s+done\r?\n?$/);
        assert.deepEqual(after.slice(entry.line + 1), before.slice(entry.line + gone), JSON.stringify(source));
      } else {
        const at = after.findIndex((line) => /^status: done\r?\n?$/.test(line));
        assert.equal(after.toSpliced(at, 1).join('').trimEnd(), source.trimEnd(), JSON.stringify(source));
      }
      assert.equal(setKey(edited, 'status', 'done'), edited, 'twice is once');
      assert.equal(
        frontmatter.open === undefined,
        readFrontmatter(splitLines(edited)).entries.get('status') === undefined,
      );
    }
  });
});

describe('Text as a YAML value', () => {
  it('comes back as it was, on one line', () => {
    const texts = [
      'plain words',
      'with: colon',
      'a # b',
      '"quoted"',
      'back\\slash',
      '- list',
      '[a]',
      '{a}',
      'true',
      'No',
      'y',
      '7',
      '0x1F',
      '1e3',
      '2026-01-02',
      '1_000',
      '~',
      'null',
      '',
      '  two\n lines  ',
      '(note) x',
      'é',
      '@a',
      '`a`',
      '*a',
      '&a',
      '!a',
      '%a',
      '| a',
      '> a',
      '🐕',
      'tab\there',
      '\u0007bell',
    ];
    for (const text of texts) {
      const written = yamlText(text);
      const expected = text.replaceAll(/\s+/g, ' ').trim();
      assert.ok(!written.includes('\n'), written);
      assert.deepEqual(parse(`key: ${written}`), { key: expected }, written);
    }
  });
});

describe('Replacing a section', () => {
  it('adds it at the end', () => {
    checkSection('', '## Notes\n\none\n\ntwo\n');
    checkSection('text', 'text\n\n## Notes\n\none\n\ntwo\n');
    checkSection('text\n', 'text\n\n## Notes\n\none\n\ntwo\n');
    checkSection('text\n\n\n', 'text\n\n\n## Notes\n\none\n\ntwo\n');
    checkSection('text\r\n', 'text\r\n\r\n## Notes\r\n\r\none\r\n\r\ntwo\r\n');
    checkSection('text\r', 'text\r\r## Notes\r\rone\r\rtwo\r');
    checkSection('\uFEFFtext', '\uFEFFtext\n\n## Notes\n\none\n\ntwo\n');
  });

  it('puts it in place of the old one, up to the next section', () => {
    checkSection('a\n\n## Notes\n\nold\n', 'a\n\n## Notes\n\none\n\ntwo\n');
    checkSection('a\n\n## Notes\nold\n### Inner\nold\n## Next\nb', 'a\n\n## Notes\n\none\n\ntwo\n\n## Next\nb');
    checkSection('a\n## Notes\nold\n# Next\n', 'a\n\n## Notes\n\none\n\ntwo\n\n# Next\n');
  });

  it('takes no heading in code or comments for one', () => {
    checkSection('```\n## Notes\n```\n', '```\n## Notes\n```\n\n## Notes\n\none\n\ntwo\n');
    checkSection('## Notes\n```\n## Not the next\n```\n## Next\n', '## Notes\n\none\n\ntwo\n\n## Next\n');
  });

  it('stays a section below a comment or a fence that nothing closes', () => {
    for (const [source, body, written] of [
      ['<!-- to do\n', 'a --> b', 'a --&gt; b'],
      ['```sh\nls\n', 'why\n```\nls\n```', 'why\n\\```\nls\n\\```'],
      ['<!-- done -->\n', 'a --> b', 'a --> b'],
    ] as const) {
      const once = replaceSection(source, 'Notes', body);
      assert.equal(once, `${source}\n## Notes\n\n${written}\n`);
      assert.equal(replaceSection(once, 'Notes', body), once);
      assert.equal(replaceSection(once, 'Notes', 'other'), `${source}\n## Notes\n\nother\n`);
    }
  });

  it('keeps mixed line ends and trailing blanks of the rest', () => {
    checkSection(
      'a  \r\nb\n \n## Notes\nold\n## Next  \r\nc\n',
      'a  \r\nb\n \n\r\n## Notes\r\n\r\none\r\n\r\ntwo\r\n\r\n## Next  \r\nc\n',
    );
  });

  it('twice is once, whatever the text', () => {
    const pieces = ['---', 'status: a', '## Notes', '## Next', '# T', '```', '<!--', '-->', 'text  ', '', '- a'];
    const ends = ['\n', '\r\n', '\n\n', '', '\r'];
    const random = seeded(11);
    for (let round = 0; round < 2000; round += 1) {
      const source = Array.from(
        { length: random(12) },
        () => pieces[random(pieces.length)] + (ends[random(5)] ?? ''),
      ).join('');
      const once = replaceSection(source, 'Notes', 'one');
      assert.equal(replaceSection(once, 'Notes', 'one'), once, JSON.stringify(source));
    }
  });
});

describe('Taking a key out', () => {
  const source = '---\r\nid: 1\r\nfailed-reason: "x"\r\nreviews:\r\n  - a\r\n  - b\r\nstatus: done\r\n---\r\nbody\r\n';

  it('takes its lines only', () => {
    assert.equal(removeKey(source, 'failed-reason'), source.replace('failed-reason: "x"\r\n', ''));
    assert.equal(removeKey(source, 'reviews'), source.replace('reviews:\r\n  - a\r\n  - b\r\n', ''));
  });

  it('keeps a byte order mark, every kind of line end, and the want of one at the end', () => {
    assert.equal(removeKey('\uFEFF---\ngoal: a\nid: 1\n---', 'goal'), '\uFEFF---\nid: 1\n---');
    assert.equal(removeKey('---\rgoal:\r  - a\rid: 1\r---\r', 'goal'), '---\rid: 1\r---\r');
    assert.equal(removeKey('---\nid: 1\ngoal: a', 'goal'), '---\nid: 1\n');
    assert.equal(removeKey('---\rid: 1\rgoal: a\n\n---\n', 'goal'), '---\rid: 1\r\n\n---\n', 'the empty line stays');
  });

  it('changes nothing where there is none', () => {
    assert.equal(removeKey(source, 'goal'), source);
    assert.equal(removeKey('body\n', 'id'), 'body\n');
  });
});
