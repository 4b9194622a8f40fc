import { wordsIn } from '../../base/wordsIn.ts';
import { nameOf } from '../reading/plannedWords.ts';
import type { AttemptedChange, TamperRule } from '../tamper.ts';

const code = 'shim.program';

/** Programs of the gate. A file of this name may be started in their place. */
const programs = new Set(
  wordsIn(`vitest jest mocha ava tap eslint oxlint biome tsc tsgo vue-tsc playwright cypress knip c8 nyc npm npx pnpm yarn bun node
    pytest py.test python python3 mypy pyright ruff flake8 coverage tox go cargo rustc clippy-driver golangci-lint gofmt rspec rubocop bundle phpunit
    phpstan mvn gradle dotnet make just git husky lefthook pre-commit mstack sh bash`),
);

/** Modules that a test run imports by name: one in the repository may come before the real one. */
const modules = new Set(
  wordsIn(`pytest _pytest unittest mypy ruff coverage hypothesis pluggy sitecustomize usercustomize doctest nose tox mock
    pytest_cov builtins atexit`),
);

/** Packages that others wrote, where nobody keeps them under git. */
const installed =
  /(?:^|\/)(?:node_modules|site-packages|\.venv|venv|\.tox|\.nox|\.yarn\/(?:cache|unplugged)|\.pnp\.c?js|vendor\/bin|vendor\/bundle)(?:\/|$)/;

/** Files that take the place of the gate's own programs and modules. */
export const programShadowed: TamperRule = {
  code,
  find: (change) =>
    change.files
      .filter(({ path, after }) => after !== undefined && (takesPlace(path) || isDouble(change, path)))
      .filter(
        ({ path, before }) => before === undefined || installed.test(path) || /(?:site|user)customize\.py$/.test(path),
      )
      .map(({ path }) => ({
        code,
        severity: 'blocks',
        file: path,
        line: 0,
        message: `${path} may be run in place of a program or a module that the gate uses. Take it out, or give it another name.`,
      })),
};

/** A new module of the same names as one of the project, while the change has Python look elsewhere first. */
function isDouble({ files, pathsBefore }: AttemptedChange, path: string): boolean {
  const names = path.split('/').slice(-2).join('/');
  return (
    /\/\w{1,100}\/(?!__init__)\w{1,100}\.py$/.test(path) &&
    files.some(({ before = '', after = '' }) => looksElsewhere(after) > looksElsewhere(before)) &&
    [...pathsBefore].some((other) => other !== path && other.endsWith(`/${names}`))
  );
}

function looksElsewhere(text: string): number {
  return [...text.matchAll(/\bsys\.path\b|\bpythonpath\b|\bPYTHONPATH\b|\baddsitedir\b|\b__path__\b/g)].length;
}

function takesPlace(path: string): boolean {
  const name = nameOf(path);
  if (installed.test(path) || name.endsWith('.pth')) {
    return true;
  }
  const parts = path.split('/');
  const module = name === '__init__.py' ? (parts.at(-2) ?? '') : name.endsWith('.py') ? name.slice(0, -3) : '';
  // Below a package of the project its name is a part of a longer one.
  const isTop = parts.length - (name === '__init__.py' ? 1 : 0) <= 2;
  if (module !== '' && modules.has(module) && (isTop || module.endsWith('customize'))) {
    return true;
  }
  const plain = name.replace(/\.(?:sh|bash|cmd|bat|exe|ps1|js|cjs|mjs)$/, '');
  const isScript = plain === name || /\.(?:sh|bash|cmd|bat|exe|ps1)$/.test(name);
  const isInBin = /(?:^|\/)(?:bin|\.bin|shims?|wrappers?|tools|\.local\/bin)\/[^/]{1,80}$/.test(path);
  return programs.has(plain) && (isInBin || (isScript && !/^(?:go|make|just|sh|bash|node|git)$/.test(parts[0] ?? '')));
}
