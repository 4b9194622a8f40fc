import assert from 'node:assert/strict';
import { fileTree } from '../plan/fileTree.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import { AskedFacts } from './askedFacts.ts';

const paths = ['src/a.ts', 'src/b.ts', 'docs/x y.md'];

function factsOf(more: Partial<RepositoryFacts> = {}, files: readonly string[] = paths): RepositoryFacts {
  return {
    files: fileTree(files),
    packageScripts: new Map([['', ['test']]]),
    makeTargets: undefined,
    justRecipes: ['build'],
    cargoNames: undefined,
    mayBeUnlisted: (path) => path.startsWith('dist/'),
    ...more,
  };
}

describe('AskedFacts', () => {
  const questions: Readonly<Record<string, (facts: RepositoryFacts) => unknown>> = {
    'a file': ({ files }) => files.hasFile('src/a.ts'),
    'a file that is not there': ({ files }) => files.hasFile('docs/x y z.md'),
    'a folder': ({ files }) => files.hasFolder('src'),
    'a glob': ({ files }) => files.matches('src/c*'),
    'names in a folder': ({ files }) => files.namesIn('src'),
    'files of a name': ({ files }) => files.named('b.ts'),
    scripts: ({ packageScripts }) => packageScripts.get(''),
    dependencies: ({ packageDependencies }) => packageDependencies?.get(''),
    targets: ({ makeTargets }) => makeTargets,
    recipes: ({ justRecipes }) => justRecipes,
    'names of cargo': ({ cargoNames }) => cargoNames,
    'what is not listed': ({ mayBeUnlisted }) => mayBeUnlisted?.('dist/a.js'),
  };
  const changes: Readonly<Record<string, RepositoryFacts>> = {
    nothing: factsOf(),
    'one file less': factsOf({}, ['src/b.ts', 'docs/x y.md']),
    'one file more': factsOf({}, [...paths, 'src/c.ts', 'docs/x y z.md']),
    'a folder less': factsOf({}, ['docs/x y.md']),
    'another script': factsOf({ packageScripts: new Map([['', ['tests']]]) }),
    'the script elsewhere': factsOf({ packageScripts: new Map([['test', ['']]]) }),
    'a dependency': factsOf({ packageDependencies: new Map([['', ['mocha']]]) }),
    'a Makefile': factsOf({ makeTargets: [] }),
    'no justfile': factsOf({ justRecipes: undefined }),
    cargo: factsOf({ cargoNames: [{ kind: 'alias', name: 'build' }] }),
    'nothing ignored': factsOf({ mayBeUnlisted: () => false }),
  };

  it('answer as the facts do, and stand as long as every answer does', () => {
    for (const [question, ask] of Object.entries(questions)) {
      const { facts, asked } = new AskedFacts(factsOf()).noting();
      const answer = ask(facts);
      assert.deepEqual(answer, ask(factsOf()), question);
      for (const [change, others] of Object.entries(changes)) {
        const same = JSON.stringify(ask(others)) === JSON.stringify(answer);
        assert.equal(new AskedFacts(others).stand(asked()), same, `${question}, ${change}`);
      }
    }
  });

  it('note only what was asked for', () => {
    const { facts, asked } = new AskedFacts(factsOf()).noting();
    assert.equal(asked(), '');
    facts.files.hasFile('src/a.ts');
    facts.files.hasFile('src/a.ts');
    assert.equal(asked(), 'f1 src/a.ts');
    assert.ok(new AskedFacts(changes['cargo'] ?? factsOf()).stand(asked()));
    assert.ok(!new AskedFacts(factsOf()).stand(`${asked()}\nf1 src/none.ts`));
  });

  it('never stand when a question cannot be asked again', () => {
    for (const ask of [
      ({ files }: RepositoryFacts) => files.hasFile('a\nb'),
      ({ files }: RepositoryFacts) => files.withChanges([], []).hasFile('src/a.ts'),
    ]) {
      const { facts, asked } = new AskedFacts(factsOf()).noting();
      ask(facts);
      assert.equal(new AskedFacts(factsOf()).stand(asked()), false);
    }
    assert.equal(new AskedFacts(factsOf()).stand('zz of a later version'), false);
  });
});
