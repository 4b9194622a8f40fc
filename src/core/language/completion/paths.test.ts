import assert from 'node:assert/strict';
import { chosenAt, offeredAt, plainlyChosenAt } from './exampleCompletions.ts';

const repository = {
  files: [
    '.gitignore',
    '.mstack/config.json',
    'README.md',
    'app/[id]/page.tsx',
    'src/core/parse.ts',
    'src/main.ts',
    'src/parse.ts',
  ],
};

const head = '---\nid: 7\nstatus: pending\n---\n\n## Design\n\n**Files expected to change:**\n\n';

/** The list's lines only. */
function listed(text: string): string {
  return text.slice(head.length);
}

describe('Completion of listed files', () => {
  it('offers the top first, hidden files last', () => {
    const names = ['README.md', 'app/', 'src/', '.gitignore'];
    assert.deepEqual(offeredAt(`${head}- ‸`, repository), names);
    assert.deepEqual(offeredAt(`${head}- \`‸\``, repository), names);
  });

  it('goes on segment by segment', () => {
    assert.deepEqual(offeredAt(`${head}- \`src/‸\``, repository), ['core/', 'main.ts', 'parse.ts']);
    assert.deepEqual(offeredAt(`${head}- \`./src/core/‸\``, repository), ['parse.ts']);
    assert.equal(listed(chosenAt('core/', `${head}- \`src/c‸\``, repository)), '- `src/core/`');
    assert.equal(listed(chosenAt('core/', `${head}- \`src/co‸ld/parse.ts\``, repository)), '- `src/core/parse.ts`');
    assert.equal(
      listed(chosenAt('main.ts', `${head}- \`src/ma‸ster.ts\` (modify)`, repository)),
      '- `src/main.ts` (modify)',
    );
    assert.equal(listed(chosenAt('[id]/', `${head}- \`app/‸\``, repository)), '- `app/[id]/`');
  });

  it('puts a path that is only begun into the code span that paths stand in', () => {
    assert.equal(listed(chosenAt('src/', `${head}- s‸`, repository)), '- `src/‸`');
    assert.equal(listed(plainlyChosenAt('README.md', `${head}* ‸`, repository)), '* `README.md`');
    assert.equal(listed(chosenAt('main.ts', `${head}- src/‸`, repository)), '- src/main.ts');
  });

  it('offers no file twice', () => {
    assert.deepEqual(offeredAt(`${head}- \`src/main.ts\`\n- \`src/‸\``, repository), ['core/', 'parse.ts']);
  });

  it('knows further paths of the same bullet', () => {
    for (const bullet of ['`a.ts`, `src/core/‸`', '`a.ts` and `src/core/‸`', '**`src/core/‸`**', 'NEW: `src/core/‸`']) {
      assert.deepEqual(offeredAt(`${head}- ${bullet}`, repository), ['parse.ts'], bullet);
    }
  });

  it('says nothing in explanations, outside of the list, and of paths that lead out', () => {
    for (const marked of [
      `${head}- \`src/main.ts\`: calls \`src/‸\``,
      `${head}- \`src/main.ts\` is changed ‸`,
      `${head}- ‸ is changed`,
      `${head}src/‸`,
      `${head}- \`../‸\``,
      `${head}- \`/‸\``,
      `${head}- \`src/**/‸\``,
      `${head}\n**Approach:**\n\n- \`src/‸\``,
      `${head}\n## Tasks\n\n- \`src/‸\``,
      `${head}\`\`\`\n- \`src/‸\`\n\`\`\``,
    ]) {
      assert.deepEqual(offeredAt(marked, repository), [], marked);
    }
    assert.deepEqual(offeredAt(`${head}- \`src/‸\``), []);
  });
});

describe('Completion of `allow` and `deny`', () => {
  const keys = '---\nid: 7\nstatus: pending\n';

  it('offers paths, and all that is below a folder', () => {
    assert.deepEqual(offeredAt(`${keys}allow: [src/‸]\n---`, repository), [
      'core/',
      'main.ts',
      'parse.ts',
      '** (everything below)',
    ]);
    assert.deepEqual(offeredAt(`${keys}deny:\n  - src/core/‸\n---`, repository), ['parse.ts', '** (everything below)']);
  });

  it('writes the list around the first path', () => {
    assert.equal(chosenAt('src/', `${keys}allow: ‸\n---`, repository), `${keys}allow: [src/‸]\n---`);
    assert.equal(chosenAt('**', `${keys}allow: [src/‸]\n---`, repository), `${keys}allow: [src/**]\n---`);
    assert.equal(
      chosenAt('src/', `${keys}allow: [README.md,‸]\n---`, repository),
      `${keys}allow: [README.md, src/]\n---`,
    );
    assert.equal(chosenAt('main.ts', `${keys}deny: ["src/‸"]\n---`, repository), `${keys}deny: ["src/main.ts"]\n---`);
  });

  it('says nothing of other keys, nor behind the list', () => {
    assert.deepEqual(offeredAt(`${keys}title: src/‸\n---`, repository), []);
    assert.deepEqual(offeredAt(`${keys}allow: [src] src/‸\n---`, repository), []);
  });
});
