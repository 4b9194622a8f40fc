import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { removeKey, replaceSection, setKey, yamlText } from '../../../core/plan/editPlan.ts';
import { type Frontmatter, readFrontmatter } from '../../../core/plan/frontmatter.ts';
import { planText } from '../inputs/planText.ts';
import { criterionText } from '../inputs/words.ts';
import { fuzzTarget } from '../target.ts';

const key = fc.constantFrom('id', 'status', 'title', 'blocked-by', 'reviews', 'x', 'completed', 'failed-reason');

/** What is written by us: YAML on one line. */
const value = fc.oneof(
  fc.constantFrom('done', '7', '[1, 2]', '"a: b"', '[]', 'a#b', '2026-01-01'),
  criterionText.map((text) => yamlText(text)),
);

function linesWithEnds(text: string): string[] {
  return text.split(/(?<=\n|\r(?!\n))/).filter((line) => line !== '');
}

function withoutEnd(line: string): string {
  return line.replace(/[\r\n]+$/, '');
}

function frontmatterOf(text: string): Frontmatter {
  return readFrontmatter(linesWithEnds(text).map(withoutEnd));
}

export const setKeyTarget = fuzzTarget({
  name: 'setKey',
  share: 15,
  input: fc.record({ source: planText, key, value }),
  holds: ({ source, key: name, value: text }) => {
    const edited = setKey(source, name, text);
    const before = frontmatterOf(source);
    if (before.open === undefined) {
      assert.equal(edited, source, 'a text without frontmatter was changed');
      return;
    }
    const entry = before.entries.get(name);
    const old = linesWithEnds(source);
    const now = linesWithEnds(edited);
    // The one line that is allowed to differ, and the lines of the old value.
    const at = entry?.line ?? frontmatterOf(edited).entries.get(name)?.line ?? -1;
    const kept = entry === undefined ? old : old.toSpliced(entry.line, entry.lastLine - entry.line + 1);
    assert.ok(at !== -1, 'the key is not there');
    const others = now.toSpliced(at, 1).join('');
    // A new line behind a last line without an end gives it one.
    const end = at === old.length && others.startsWith(kept.join('')) ? others.slice(kept.join('').length) : '';
    assert.equal(others, kept.join('') + (/^(?:\r\n?|\n)$/.test(end) ? end : ''), 'another line was changed');
    assert.equal(frontmatterOf(edited).entries.get(name)?.text, text.trim(), 'the value is read back differently');
    assert.equal(setKey(edited, name, text), edited, 'setting twice is not setting once');
    assert.equal(setKey(setKey(source, name, 'other'), name, text), edited, 'the value before left a trace');
  },
});

export const removeKeyTarget = fuzzTarget({
  name: 'removeKey',
  share: 5,
  input: fc.record({ source: planText, key }),
  holds: ({ source, key: name }) => {
    const entry = frontmatterOf(source).entries.get(name);
    const old = linesWithEnds(source);
    const kept = entry === undefined ? old : old.toSpliced(entry.line, entry.lastLine - entry.line + 1);
    const at = entry?.line ?? 0;
    const seam = entry !== undefined && old[at - 1]?.endsWith('\r') === true && kept[at] === '\n' ? '\n' : '';
    assert.equal(removeKey(source, name), kept.toSpliced(at, 0, seam).join(''));
  },
});

const heading = fc.constantFrom('Implementation Notes', 'Diagnosis', 'Verification', 'Tasks');

/** Notes have no heading and no fence; neither may anything in them look like one. */
const body = fc
  .array(fc.oneof(criterionText, fc.constantFrom('', '- item', '**Tried:** this', '1. one')), { maxLength: 6 })
  .map((lines) =>
    lines
      .map((line) =>
        line
          .replaceAll(/[\r\n]/g, ' ')
          .replace(/^(?:\s|#|`|~|<|---)+/, '')
          .replaceAll('-->', '--'),
      )
      .join('\n'),
  );

export const replaceSectionTarget = fuzzTarget({
  name: 'replaceSection',
  share: 5,
  input: fc.record({ source: planText, heading, body }),
  holds: ({ source, heading: title, body: text }) => {
    const edited = replaceSection(source, title, text);
    assert.equal(replaceSection(edited, title, text), edited, 'replacing twice is not replacing once');
    assert.equal(
      replaceSection(replaceSection(source, title, 'other'), title, text),
      edited,
      'the section before left a trace',
    );
    assert.ok(
      ['\n', '\r\n', '\r'].some((end) =>
        isOnlyThere(source, edited, [`## ${title}`, '', ...text.split('\n'), ''], end),
      ),
      'another byte was changed',
    );
  },
});

/** Whether a text is the source with the lines at one place, instead of a section with the same heading or of nothing. */
function isOnlyThere(source: string, edited: string, lines: readonly string[], end: string): boolean {
  const section = lines.join(end);
  for (let at = edited.indexOf(section); at !== -1; at = edited.indexOf(section, at + 1)) {
    const behind = edited.slice(at + section.length);
    const kept = behind.startsWith(end) ? behind.slice(end.length) : behind;
    const gap = ['', end, end + end].find((one) => {
      const before = edited.slice(0, at - one.length);
      const dropped = source.slice(before.length, source.length - kept.length);
      return (
        edited.slice(at - one.length, at) === one &&
        source === before + dropped + kept &&
        (dropped === '' || /^ {0,3}##\s/.test(dropped))
      );
    });
    if (gap !== undefined) {
      return true;
    }
  }
  return false;
}

export const yamlTextTarget = fuzzTarget({
  name: 'yamlText',
  share: 5,
  input: criterionText,
  holds: (text) => {
    const written: unknown = parse(`key: ${yamlText(text)}`);
    assert.deepEqual(written, { key: text.replaceAll(/\s+/g, ' ').trim() });
  },
});
