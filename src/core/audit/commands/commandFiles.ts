import { wordsIn } from '../../base/wordsIn.ts';
import { nameOf } from '../reading/paths.ts';

/** Where each CI service looks for its file. */
const ciFiles =
  /^(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml|\.github\/actions\/.+\.ya?ml|\.gitlab-ci\.ya?ml|\.gitlab\/.+\.ya?ml|\.circleci\/config\.ya?ml|\.?azure-pipelines.*\.ya?ml|Jenkinsfile|bitbucket-pipelines\.ya?ml|\.travis\.ya?ml|\.?appveyor\.ya?ml|\.drone\.ya?ml|\.woodpecker(?:\/.+)?\.ya?ml|\.buildkite\/.+\.ya?ml|\.cirrus\.ya?ml|\.semaphore\/.+\.ya?ml|\.builds\/.+\.ya?ml|\.ci\/[\w.-]+)$/;

export function isCiFile(path: string): boolean {
  return ciFiles.test(path);
}

/** Runs before a commit or a push. */
export function isHookFile(path: string): boolean {
  return (
    /^(?:\.husky|\.githooks|\.hooks)\/[\w-]+$/.test(path) ||
    /^(?:\.pre-commit-config\.ya?ml|\.?lefthook\.ya?ml|\.overcommit\.ya?ml|\.lintstagedrc(?:\.json|\.ya?ml|\.[cm]?js)?|lint-staged\.config\.[cm]?[jt]s|captainhook\.json|grumphp\.ya?ml)$/.test(
      nameOf(path),
    )
  );
}

const recipeFiles = new Set(['Makefile', 'makefile', 'GNUmakefile', 'justfile', 'Justfile', '.justfile']);

export function isRecipeFile(name: string): boolean {
  return recipeFiles.has(name) || name.endsWith('.mk');
}

const taskFiles = new Set(
  wordsIn(`Taskfile.yml Taskfile.yaml tox.ini noxfile.py Rakefile magefile.go tasks.py Earthfile gulpfile.js Gruntfile.js
    dodo.py build.ps1 build.cake Procfile mise.toml .mise.toml`),
);

export function isTaskFile(name: string): boolean {
  return taskFiles.has(name);
}

/** Shell scripts where projects keep what they are run with. */
export function isScriptFile(path: string): boolean {
  return /^(?:[\w.-]+\.sh|(?:scripts?|ci|tools?|bin|hack|build|dev|\.github)\/(?:[\w.-]+\/)?[\w.-]+\.(?:sh|bash|ps1)|(?:scripts?|bin|ci)\/[\w-]+)$/.test(
    path,
  );
}
