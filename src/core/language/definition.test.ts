import assert from 'node:assert/strict';
import { definitionAt } from './definition.ts';
import { exampleAt, type ExampleRepository } from './exampleWorkspace.ts';

const plan = (head: string, body = ''): string => `---\n${head}\nstatus: pending\n---\n\n${body}`;

const others: ExampleRepository = {
  plans: {
    'docs/plans/001-feed.md': plan('id: 001\ntitle: Feed the dog\ngoal: pets'),
    'docs/plans/archive/002-buy.md': plan('id: 2\ntitle: Buy a leash\ngoal: pets'),
    'docs/plans/001-roof.md': plan('id: 1\ntitle: Mend the roof'),
  },
  files: ['src/walk.ts', 'app/[id]/page.tsx', 'README.md', 'Makefile', 'package.json', 'web/package.json', 'justfile'],
  scripts: { '': ['test', 'lint:types'], web: ['build'] },
  makeTargets: ['docs'],
  justRecipes: ['bench'],
  texts: {
    'package.json': '{\n  "name": "test",\n  "scripts": {\n    "lint:types": "tsc",\n    "test": "mocha"\n  }\n}\n',
    'web/package.json': '{ "scripts": { "build": "vite" } }',
    Makefile: '.PHONY: docs\nVERSION := 1\nall docs: index\n\techo docs\n',
    justfile: 'set shell := ["sh"]\nalias b := bench\n@bench size="1":\n  node bench\n',
  },
};

/** The words that lead somewhere, and where: file, line and column. */
const leads = (marked: string, repository = others): string[] => {
  const { document, position, workspace } = exampleAt(marked, repository);
  return definitionAt(document, position, workspace).map(({ origin, file, range }) => {
    const words = document.lines[origin.start.line]?.slice(origin.start.character, origin.end.character);
    const place =
      range.start.line === 0 && range.start.character === 0 ? '' : `:${range.start.line}:${range.start.character}`;
    return `${words} -> ${file}${place}`;
  });
};

const inPets = (body: string): string => plan('id: 7\ngoal: pets\nblocked-by: [1]', body);

const inCheck = (command: string): string => plan('id: 7', `## Verification\n\n- [cmd] \`${command}\``);

describe('Definition', () => {
  it('of a dependency is the plan’s title, a bare id being one of the own goal', () => {
    assert.deepEqual(leads(plan('id: 7\ngoal: pets\nblocked-by: [0‸01, pets:2]')), [
      '001 -> docs/plans/001-feed.md:2:7',
    ]);
    assert.deepEqual(leads(plan('id: 7\nblocked-by: [1‸]')), ['1 -> docs/plans/001-roof.md:2:7']);
    assert.deepEqual(leads(plan('id: 7\ndepends-on:\n  - ‸pets:002')), [
      'pets:002 -> docs/plans/archive/002-buy.md:2:7',
    ]);
    assert.deepEqual(leads(plan('id: 7\nblocked-by: [‸9]')), []);
  });

  it('of an id that two plans have is both', () => {
    const twice = {
      plans: { 'plans/1-a.md': plan('id: 1\ntitle: A'), 'plans/archive/1-b.md': plan('id: 1\ntitle: B') },
    };
    assert.deepEqual(leads(plan('id: 7\nblocked-by: 0‸1'), twice), [
      '01 -> plans/1-a.md:2:7',
      '01 -> plans/archive/1-b.md:2:7',
    ]);
  });

  it('of the plan’s own id is the plan itself', () => {
    assert.deepEqual(leads(plan('id: ‸007\ntitle: Walk')), ['007 -> docs/plans/007-example.md:2:7']);
  });

  it('of a plan in prose is its title', () => {
    assert.deepEqual(leads(inPets('As said in plan 0‸01.')), ['001 -> docs/plans/001-feed.md:2:7']);
    assert.deepEqual(leads(inPets('See `docs/plans/001-ro‸of.md`')), [
      'docs/plans/001-roof.md -> docs/plans/001-roof.md:2:7',
    ]);
    assert.deepEqual(leads(inPets('See 001-fe‸ed')), ['001-feed -> docs/plans/001-feed.md:2:7']);
    assert.deepEqual(leads(inPets('See plan ‸003')), []);
  });

  it('of a plan that has moved to the archive is where it is now', () => {
    assert.deepEqual(leads(inPets('See docs/plans/002-b‸uy.md')), [
      'docs/plans/002-buy.md -> docs/plans/archive/002-buy.md:2:7',
    ]);
    assert.deepEqual(leads(inPets('See other/plans/002-b‸uy.md')), []);
  });

  it('of a path is the file, at its line', () => {
    assert.deepEqual(leads(inPets('- `src/w‸alk.ts`')), ['src/walk.ts -> src/walk.ts']);
    assert.deepEqual(leads(inPets('(see ./src/walk.ts‸:12, there)')), ['./src/walk.ts -> src/walk.ts:11:0']);
    assert.deepEqual(leads(inPets('The `‸README.md`')), ['README.md -> README.md']);
    assert.deepEqual(leads(inPets('up: ../../src/‸walk.ts')), ['../../src/walk.ts -> src/walk.ts']);
    assert.deepEqual(leads(inPets('`app/[i‸d]/page.tsx`')), ['app/[id]/page.tsx -> app/[id]/page.tsx']);
    assert.deepEqual(leads(inCheck('grep -q x src/walk‸.ts')), ['src/walk.ts -> src/walk.ts']);
  });

  it('of a short path is the listed file that ends with it', () => {
    const listed = '## Design\n\n**Files expected to change:**\n\n- `src/walk.ts`\n\n';
    assert.deepEqual(leads(inPets(`${listed}Then \`wal‸k.ts\` says so.`)), ['walk.ts -> src/walk.ts']);
    assert.deepEqual(leads(inPets('Then `wal‸k.ts` says so.')), []);
  });

  it('of a file that is not there, or of which nothing is known, is nothing', () => {
    const listed = '## Design\n\n**Files expected to change:**\n\n- `src/n‸ew.ts`: new\n';
    assert.deepEqual(leads(inPets(listed)), []);
    assert.deepEqual(leads(inPets('`src/w‸alk.ts`'), {}), []);
    assert.deepEqual(leads(inPets('up: ../../../../src/‸walk.ts')), []);
  });

  it('of a script is its line', () => {
    assert.deepEqual(leads(inCheck('npm run lint:ty‸pes')), ['lint:types -> package.json:3:5']);
    assert.deepEqual(leads(inCheck('npm te‸st')), ['test -> package.json:4:5']);
    assert.deepEqual(leads(inCheck('cd web && pnpm bui‸ld')), ['build -> web/package.json:0:16']);
    assert.deepEqual(leads(inCheck('npm --prefix web run bui‸ld')), ['build -> web/package.json:0:16']);
    assert.deepEqual(leads(inCheck('true && make do‸cs')), ['docs -> Makefile:2:4']);
    assert.deepEqual(leads(inCheck('just ben‸ch 3')), ['bench -> justfile:2:1']);
    assert.deepEqual(leads(inCheck('npm run ts‸et')), []);
    assert.deepEqual(leads(inCheck('n‸pm test')), []);
  });

  it('of a script in a file that cannot be read is the file', () => {
    const unread = { files: ['package.json'], scripts: { '': ['test'] } };
    assert.deepEqual(leads(inCheck('npm te‸st'), unread), ['test -> package.json']);
  });
});
