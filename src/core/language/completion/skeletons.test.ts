import assert from 'node:assert/strict';
import { diagnose } from '../../doctor/diagnose.ts';
import { readPlan } from '../../plan/readPlan.ts';
import { criterionSkeletons } from './criterionSkeletons.ts';
import { chosenAt, offeredAt, plainlyChosenAt } from './exampleCompletions.ts';
import { plainOf } from './template.ts';

const head = '---\nid: 7\ntitle: T\nstatus: pending\n---\n\n';

describe('Skeletons of criteria', () => {
  const labels = criterionSkeletons.map(({ label }) => label);
  const requirements = `${head}## Requirements\n\n`;

  it('are offered where a criterion begins', () => {
    for (const line of ['- [ ] ‸', '- [ ] Wh‸', '- [x] ‸', '  * [ ] ‸', '- ‸', '- [‸', '- [‸]', '- [ ‸]', '- [ ]‸']) {
      assert.deepEqual(offeredAt(requirements + line), labels, line);
    }
    assert.deepEqual(offeredAt(`${head}## Acceptance Criteria\n\n- [ ] ‸`), labels);
  });

  it('bring the bullet and the box that are missing', () => {
    const [label = ''] = labels;
    const sentence = 'When `‹<the command>›` runs, it exits with code ‹0›';
    for (const [line = '', wanted] of [
      ['- [ ] Wh‸', `- [ ] ${sentence}`],
      ['- ‸', `- [ ] ${sentence}`],
      ['- [‸]', `- [ ] ${sentence}`],
      ['‸', `- [ ] ${sentence}`],
    ]) {
      assert.equal(chosenAt(label, requirements + line).slice(requirements.length), wanted);
    }
  });

  it('say nothing in a criterion, in prose and in other sections', () => {
    for (const text of [
      `${requirements}- [ ] When it rains ‸`,
      `${requirements}- [ ] ‸ is shown`,
      `${requirements}Words ‸`,
      `${head}## Tasks\n\n- [ ] ‸`,
      `${head}## Requirements\n\n\`\`\`\n- [ ] ‸\n\`\`\``,
    ]) {
      assert.deepEqual(offeredAt(text), [], text);
    }
  });

  it('are criteria that the doctor has nothing to say about, once their gaps are filled', () => {
    const words: Readonly<Record<string, string>> = {
      '<the command>': 'portions convert ml "1 cup milk"',
      '<the text>': '240 ml milk',
      '<the message>': 'unknown unit',
      '<the wrong input>': 'an unknown unit',
      '<the path>': '/recipes',
      '<the file>': 'out/recipe.txt',
      '<the size of the input>': '1,000 lines',
      '<what the user does>': 'the user presses “Scale”',
      '<its name>': 'scales ranges',
      '<the test file>': 'test/scale.test.ts',
      '<what it does and what it expects>': 'it scales “2-3 eggs” by 2 and expects “4-6 eggs”',
      '<the words>': 'oldName',
      '<the folder>': 'src',
    };
    for (const { template } of criterionSkeletons) {
      const filled = plainOf(template).replaceAll(/<[^<>]+>/g, (gap) => words[gap] ?? `No word for ${gap}`);
      const plan = readPlan('docs/plans/007.md', `${requirements}- [ ] ${filled}`);
      assert.ok(plan);
      assert.deepEqual(
        diagnose(plan)
          .problems.filter(({ code, severity }) => code.startsWith('criterion.') && severity !== 'hint')
          .map(({ message }) => message),
        [],
        filled,
      );
    }
  });
});

describe('Skeletons of sections', () => {
  it('are those that the plan lacks', () => {
    assert.deepEqual(offeredAt(`${head}## Design\n\nWords\n\n## Tasks\n\n1. Work\n\n‸`), [
      '## Plain-English Summary (optional)',
      '## Requirements',
      '## Verification',
    ]);
  });

  it('are offered on a heading that is begun, which they replace', () => {
    const text = `${head}## Ver‸`;
    assert.equal(chosenAt('## Verification', text), `${head}## Verification\n\n- [cmd] \`‹<the command>›\``);
    assert.equal(
      plainlyChosenAt('## Tasks', `${head}#‸`),
      `${head}## Tasks\n\n1. <the first step>\n2. <the next step>`,
    );
  });

  it('are the labels that the design lacks', () => {
    const design = `${head}## Design\n\n**Approach:** this way\n\n`;
    const labels = ['**Files expected to change:**', '**Testing approach:**', '**Out of scope:**'];
    assert.deepEqual(offeredAt(`${design}‸`).slice(0, 3), labels);
    assert.deepEqual(offeredAt(`${design}**‸`), labels);
    assert.equal(chosenAt('**Out of scope:**', `${design}**Out‸`), `${design}**Out of scope:** ‹<what is left alone>›`);
  });

  it('say nothing in paragraphs, in text and in deeper headings', () => {
    for (const text of [
      `${head}Words\n‸`,
      `${head}## Design of ‸ things`,
      `${head}### ‸`,
      `${head}**‸`,
      `${head}Words ‸`,
      `${head}\`\`\`\n\n‸\n\`\`\``,
    ]) {
      assert.deepEqual(offeredAt(text), [], text);
    }
  });

  it('say nothing in files that are no plans', () => {
    assert.deepEqual(offeredAt('# Readme\n\n## ‸'), []);
  });
});

describe('Skeleton of a plan', () => {
  const repository = { plans: { 'docs/plans/0012-a.md': '---\nid: 12\nstatus: done\n---' } };

  it('has the next free id, the title of its file, and the sections of a plan', () => {
    assert.equal(
      plainlyChosenAt('New plan 0013', '‸', repository, 'docs/plans/parse-dates.md'),
      [
        '---',
        'id: 0013',
        'title: Parse dates',
        'status: pending',
        'blocked-by: []',
        '---',
        '',
        '## Requirements',
        '',
        '- [ ] When `<the command>` runs, it exits with code 0',
        '',
        '## Design',
        '',
        '**Files expected to change:**',
        '',
        '- `<path>`',
        '',
        '**Approach:** <how it is built>',
        '',
        '**Testing approach:** <what is tested, and how>',
        '',
        '**Out of scope:** <what is left alone>',
        '',
        '## Tasks',
        '',
        '1. <the first step>',
        '2. <the next step>',
        '',
        '## Verification',
        '',
        '- [cmd] `<the command>`',
        '',
      ].join('\n'),
    );
  });

  it('is offered in an empty file, and where its first fence is begun', () => {
    assert.deepEqual(offeredAt('‸', {}, 'docs/plans/003-x.md'), ['New plan 003 (X)']);
    assert.deepEqual(offeredAt('\n\n  ‸\n', {}, 'docs/plans/003.md'), ['New plan 003']);
    assert.match(
      chosenAt('New plan 003', '--‸', {}, 'docs/plans/003.md'),
      /^---\nid: 003\ntitle: ‹<what the plan does>›/,
    );
    assert.deepEqual(offeredAt('Words ‸'), []);
    assert.deepEqual(offeredAt('---\n‸').slice(0, 2), ['id', 'title']);
  });

  it('has a title that is YAML', () => {
    assert.match(plainlyChosenAt('New plan 001', '‸', {}, 'plans/001-yes.md'), /\ntitle: "Yes"\n/);
  });
});
