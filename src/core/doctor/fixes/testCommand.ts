import { packageManagerOf, runScript } from '../../health/packageManager.ts';
import type { RepositoryFacts } from '../../plan/repositoryFacts.ts';

/** The command that runs the repository's own tests, as its files show it; undefined: they do not. */
export function testCommand(repository: RepositoryFacts | undefined): string | undefined {
  if (repository === undefined) {
    return undefined;
  }
  const { files, packageScripts, makeTargets, justRecipes, cargoNames } = repository;
  if (packageScripts.get('')?.includes('test') === true) {
    return runScript(packageManagerOf(files.hasFile, undefined), 'test');
  }
  const shown: readonly (readonly [boolean, string])[] = [
    [makeTargets?.includes('test') === true, 'make test'],
    [justRecipes?.includes('test') === true, 'just test'],
    [cargoNames !== undefined, 'cargo test'],
    [files.hasFile('go.mod'), 'go test ./...'],
    [files.hasFile('pytest.ini') || files.hasFile('conftest.py') || files.hasFile('tests/conftest.py'), 'pytest'],
    [files.hasFile('mix.exs'), 'mix test'],
    [files.hasFile('.rspec'), 'bundle exec rspec'],
  ];
  return shown.find(([is]) => is)?.[1];
}
