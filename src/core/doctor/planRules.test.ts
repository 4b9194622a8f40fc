import assert from 'node:assert/strict';
import type { Problem } from '../base/problem.ts';
import type { Plan } from '../plan/plan.ts';
import { applyEdit } from '../plan/applyEdit.ts';
import { readPlan } from '../plan/readPlan.ts';
import { diagnose } from './diagnose.ts';
import type { Fix } from './fix.ts';
import { fixesFor } from './fixesFor.ts';
import { readingProblems } from './readingProblems.ts';
import { rules } from './rules.ts';
import type { Score } from './score.ts';
import { allExamples } from './rules/examples/allExamples.ts';
import { type Example, exampleFile, exampleSurroundings, exampleText } from './rules/examples/ruleExamples.ts';

interface Judged {
  readonly plan: Plan;
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
}

function judge(text: string, example: Example): Judged {
  const plan = readPlan(exampleFile, text);
  assert.ok(plan, text);
  return { plan, lines: plan.lines(), problems: diagnose(plan, exampleSurroundings(example)).problems };
}

function marksOf({ lines, problems }: Judged, code: string): string[] {
  return problems
    .filter((problem) => problem.code === code)
    .map(({ range: { start, end } }) =>
      (lines[start.line] ?? '').slice(start.character, start.line === end.line ? end.character : undefined),
    );
}

/** Edits speak of the text before all of them, so the last one goes first. */
function applied(lines: readonly string[], { edits }: Fix): readonly string[] {
  return edits
    .toSorted(
      (one, other) =>
        other.range.start.line - one.range.start.line || other.range.start.character - one.range.start.character,
    )
    .reduce<readonly string[]>((text, edit) => applyEdit(text, edit), lines);
}

describe('Plan rules', () => {
  for (const { code, rejects, accepts } of allExamples) {
    it(`${code} finds what it is for, and where`, () => {
      assert.ok(rejects.length >= 4, 'too few examples');
      for (const example of rejects) {
        const text = exampleText(example);
        assert.deepEqual(marksOf(judge(text, example), code), example.marks, text);
      }
    });

    it(`${code} leaves alone what is fine`, () => {
      assert.ok(accepts.length >= 4, 'too few examples');
      for (const example of accepts) {
        const text = exampleText(example);
        assert.deepEqual(marksOf(judge(text, example), code), [], text);
      }
    });

    it(`${code} is gone after each of its fixes`, () => {
      for (const example of rejects) {
        const before = judge(exampleText(example), example);
        for (const problem of before.problems.filter((each) => each.code === code)) {
          for (const fix of fixesFor({ problem, ...before, surroundings: exampleSurroundings(example) })) {
            const text = applied(before.lines, fix).join('\n');
            const after = judge(text, example);
            assert.ok(marksOf(after, code).length < marksOf(before, code).length, `${fix.title}\n${text}`);
            assert.match(fix.title, /^[A-Z].{4}/);
          }
        }
      }
    });
  }

  it('have a fix for one of their examples at least, where the catalogue says that there are any', () => {
    for (const { code, rejects } of allExamples) {
      const fixes = rejects.flatMap((example) => {
        const judged = judge(exampleText(example), example);
        const surroundings = exampleSurroundings(example);
        return judged.problems
          .filter((each) => each.code === code)
          .flatMap((problem) => fixesFor({ problem, ...judged, surroundings }));
      });
      const rule = rules.find((each) => each.code === code);
      assert.equal(fixes.length > 0, rule === undefined || rule.fixes !== undefined, code);
      assert.ok(fixes.length > 0 || rule?.unmended?.endsWith('.') === true, `${code} has no fix, and does not say why`);
    }
  });

  it('bring no new problem by what is done without asking', () => {
    for (const { code, rejects } of allExamples) {
      for (const example of rejects) {
        const before = judge(exampleText(example), example);
        const surroundings = exampleSurroundings(example);
        const fixes = before.problems
          .filter((each) => each.code === code)
          .flatMap((problem) => fixesFor({ problem, ...before, surroundings }));
        for (const fix of fixes.filter((each) => each.certain)) {
          const after = judge(applied(before.lines, fix).join('\n'), example);
          const codes = new Set(before.problems.map((each) => each.code));
          // A check that is read at last may show that no check runs the code, or speaks of a criterion.
          const grave = after.problems.filter(({ severity }) => severity === 'error');
          assert.deepEqual(
            grave.map((each) => each.code).filter((each) => !codes.has(each)),
            [],
            `${fix.title}\n${exampleText(example)}`,
          );
        }
      }
    }
  });

  it('have examples, an entry in the catalogue, and messages that say what to do', () => {
    const own = rules.filter(({ code }) => !code.startsWith('queue.'));
    const entries = [...own, ...readingProblems];
    assert.deepEqual(allExamples.map(({ code }) => code).toSorted(), entries.map(({ code }) => code).toSorted());
    for (const { code, title, why, bad, good, remedy } of entries) {
      assert.match(code, /^(?:plan|check)\.[a-z]+(?:-[a-z]+)*$/);
      assert.match(title, /^[^.]+$/, code);
      assert.match(why, /\.$/, code);
      assert.match(remedy, /\.$/, code);
      assert.ok(bad !== '' && good !== '' && bad !== good, code);
    }
    for (const { rejects } of allExamples) {
      for (const { message } of rejects.flatMap((example) => judge(exampleText(example), example).problems)) {
        assert.match(message, /^\S.*[.?”`’]$/s, message);
      }
    }
  });

  it('find nothing wrong with a plan that nothing is wrong with', () => {
    assert.deepEqual(judge(exampleText({}), {}).problems, []);
  });

  it('find the same, at the same cost, wherever the parts of a plan stand', () => {
    for (const { code, rejects } of allExamples) {
      for (const example of rejects.filter((each) => each.text === undefined && each.head === undefined)) {
        const text = exampleText(example);
        const [head = '', ...sections] = text.split(/\n(?=## )/);
        const moved = [head, ...sections.toReversed().map((section) => section.trimEnd().concat('\n'))].join('\n');
        assert.equal(marksOf(judge(moved, example), code).length, example.marks?.length, `${code}\n${moved}`);
        assert.deepEqual(scoreOf(moved, example), scoreOf(text, example), `${code}\n${moved}`);
      }
    }
  });

  it('cost the same where a file is listed once more', () => {
    for (const { code, rejects, accepts } of allExamples) {
      for (const example of [...rejects, ...accepts].filter((each) => each.text === undefined)) {
        const files = example.files ?? ['`src/export.ts`: the lines', '`src/cli.ts`: the command'];
        for (const again of files) {
          const twice = { ...example, files: [...files, again] };
          const score = scoreOf(exampleText(example), example);
          assert.deepEqual(scoreOf(exampleText(twice), twice), score, `${code}\n${exampleText(twice)}`);
        }
      }
    }
  });

  it('find the same, at the same cost, however lines are wrapped', () => {
    for (const { code, rejects, accepts } of allExamples) {
      for (const example of [...rejects, ...accepts].filter((each) => each.text === undefined)) {
        const text = exampleText(example);
        const narrow = wrapped(text);
        assert.equal(marksOf(judge(narrow, example), code).length, example.marks?.length ?? 0, `${code}\n${narrow}`);
        assert.deepEqual(scoreOf(narrow, example), scoreOf(text, example), `${code}\n${narrow}`);
      }
    }
  });
});

function scoreOf(text: string, example: Example): Score {
  const plan = readPlan(exampleFile, text);
  assert.ok(plan, text);
  return diagnose(plan, exampleSurroundings(example)).score;
}

/** A line end behind every second word, outside of code, tables, headings and frontmatter. */
function wrapped(text: string): string {
  const [head = '', ...sections] = text.split(/\n(?=## )/);
  return [head, ...sections.map((section) => (/^```|^\|/m.test(section) ? section : wrappedSection(section)))].join(
    '\n',
  );
}

function wrappedSection(section: string): string {
  return section
    .split('\n')
    .map((line) => {
      const marker = /^\s*(?:[-*]|\d+[.)])\s+(?:\[[ x]\]\s+)?|^\*\*[^*]+\*\*:?|^#+.*|/.exec(line)?.[0] ?? '';
      // What begins like an item or a label would be one, at the beginning of a line.
      const words = line.slice(marker.length).match(/(?:`[^`]*`|\[[^\]]*\]|[^\s`[])+/g) ?? [];
      return marker.startsWith('#') || words.some((word) => /^(?:[-*+>#|]|\d+[.)]$)/.test(word))
        ? line
        : `${marker}${marker.endsWith('**') ? ' ' : ''}${words.map((word, at) => `${at === 0 ? '' : at % 2 === 0 ? '\n  ' : ' '}${word}`).join('')}`;
    })
    .join('\n');
}
