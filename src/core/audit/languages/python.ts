import { wordsIn } from '../../base/wordsIn.ts';
import { type Ends, type Finding, has, lacks, partly } from '../auditFacts.ts';
import { folderOf, nameOf } from '../reading/paths.ts';
import { type Json, readToml, recordOf, textsOf, within } from '../reading/structured.ts';
import type { CaseRules, Meaning } from '../reading/testCases.ts';
import {
  type AuditLanguage,
  type LanguageProject,
  noEnds,
  packageFile,
  type PackageName,
  type Runner,
  shippedFile,
  type TestFile,
  textsNamed,
} from './language.ts';

function meaning(found: string, rest: string): Meaning | undefined {
  if (found.startsWith('@')) {
    const skips = /skip\b|skipTest/.test(found) && !/skip_?if|skipUnless/i.test(found + rest);
    return { kind: 'mark', test: false, skips, weight: /parametri[sz]e|given|expand/.test(found) ? 3 : 0 };
  }
  if (found.startsWith('class')) {
    return { kind: 'definition', ofSuite: true, test: false };
  }
  if (found.endsWith('def ')) {
    // What is defined inside of a function that is no test is none either.
    return rest.startsWith('test')
      ? { kind: 'definition', ofSuite: false, test: true }
      : { kind: 'suite', skipped: true };
  }
  return found.startsWith('pytestmark') ? undefined : { kind: 'skip' };
}

const cases: CaseRules = {
  candidates:
    /@(?:pytest\.mark\.|unittest\.|parameterized\.|hypothesis\.)?(?:skip|parametri[sz]e|given|expand|skipif|skipIf|skipUnless)\b|class (?=\w)|(?:async )?def |(?:pytest\.skip|self\.skipTest)\(/g,
  meaning,
  asserts: /\bassert|raises|\.fail\(|\b(?:expect|verify|check|ensure)\w{0,40}\(|\.should\b|snapshot/,
  trivial: /assert (?:True|1)\b(?: == 1)?|self\.assertTrue\(True\)/g,
  isEmptyBody: ({ opening, next }) => {
    const [first = ''] = next(1);
    return opening.endsWith(': pass') || opening.endsWith(': ...') || first === 'pass' || first === '...';
  },
};

const requirementName = /^[A-Za-z0-9][\w.-]{0,80}/;
const configNames = new Set(
  wordsIn(`pyproject.toml setup.cfg setup.py mypy.ini .mypy.ini pyrightconfig.json pytest.ini tox.ini ruff.toml
    .ruff.toml .flake8 .pylintrc pylintrc Pipfile noxfile.py environment.yml manage.py`),
);

export const python: AuditLanguage = {
  name: 'Python',
  extensions: ['.py', '.pyx'],
  isTest: (path, name) => /^test_|_tests?\.py$|^tests?\.py$|^conftest\.py$/.test(name) || /(?:^|\/)tests?\//.test(path),
  isConfig: (_path, name) =>
    configNames.has(name) || /^(?:[\w-]{0,40}requirements[\w-]{0,40}|dev|test|tests|lint)\.(?:txt|in)$/.test(name),
  cases,
  levels: {
    browser: /\b(?:selenium|playwright|splinter|pyppeteer|LiveServerTestCase|StaticLiveServerTestCase)\b/,
    api: /\b(?:TestClient|test_client|APIClient|AsyncClient|ASGITransport|RequestsClient|django\.test|live_server|webtest)\b|self\.client\.(?:get|post)/,
    cli: /\b(?:subprocess|CliRunner|pexpect|capsys_cli|script_runner|invoke_cli|run_module)\b/,
  },
  unchecked: /^# (?:type: ignore|mypy: ignore-errors|pyright: basic)$/m,
  packages: (path, name, text) => packagesIn(path, name, text),
  judge: (project) => ({
    types: types(project),
    lint: lint(project),
    deadCode: deadCode(project),
    runner: runnerFinder(project),
    ends: ends(project),
  }),
};

/** Packages by how requirements are written: `flask>=3 ; python_version > "3.9"`. */
function named(specifiers: readonly string[], development: boolean): readonly PackageName[] {
  return specifiers.flatMap((specifier) => {
    const found = requirementName.exec(specifier.trim())?.[0].toLowerCase();
    return found === undefined ? [] : [{ name: found, development }];
  });
}

function packagesIn(path: string, name: string, text: string): readonly PackageName[] | undefined {
  if (name === 'pyproject.toml') {
    const file = readToml(text);
    const groups = Object.values(recordOf(within(file, 'dependency-groups'))).flatMap(textsOf);
    const extras = Object.values(recordOf(within(file, 'project', 'optional-dependencies'))).flatMap(textsOf);
    const poetry = recordOf(within(file, 'tool', 'poetry'));
    const poetryGroups = Object.values(recordOf(poetry['group'])).flatMap((group) =>
      Object.keys(recordOf(within(group, 'dependencies'))),
    );
    const uv = textsOf(within(file, 'tool', 'uv', 'dev-dependencies'));
    return [
      ...named(textsOf(within(file, 'project', 'dependencies')), false),
      ...named(Object.keys(recordOf(poetry['dependencies'])), false),
      ...named(
        [...extras, ...groups, ...poetryGroups, ...uv, ...Object.keys(recordOf(poetry['dev-dependencies']))],
        true,
      ),
    ];
  }
  if (/\.(?:txt|in)$/.test(name) && python.isConfig(path, name)) {
    return named(
      text.split('\n').filter((line) => !/^\s*(?:#|-)/.test(line)),
      name !== 'requirements.txt',
    );
  }
  if (name === 'setup.py' || name === 'setup.cfg' || name === 'Pipfile') {
    return named(
      [...text.matchAll(/^[ \t"']{0,40}([A-Za-z][\w.-]{1,60})(?:$|["'[<>=~!;, ])/gm)].map((match) => match[1] ?? ''),
      false,
    );
  }
  return undefined;
}

/** Tables of tools in all pyproject files, with the file. */
function toolTables(project: LanguageProject, tool: string): readonly (readonly [string, Json])[] {
  return textsNamed(project, ['pyproject.toml']).flatMap(([path, text]): (readonly [string, Json])[] => {
    const table = text.includes(`[tool.${tool}`) ? within(readToml(text), 'tool', tool) : undefined;
    return table === undefined ? [] : [[path, recordOf(table)]];
  });
}

/** Checked with the tool's defaults: functions without annotations are passed over. */
const notStrict = 0.5;
const nobodyRuns = 'nothing runs it';

function types(project: LanguageProject): Finding {
  const checkers = [
    { name: 'mypy', ...mypyConfig(project) },
    { name: 'pyright', ...pyrightConfig(project) },
    { name: 'ty', ...plainConfig(project, 'ty') },
    { name: 'pyre', ...plainConfig(project, 'pyre') },
  ];
  const found = checkers.map(({ name, file, strict }): Finding => {
    const run = project.commands.fileRunning(name === 'pyright' ? ['pyright', 'basedpyright'] : [name]);
    const installed = packageFile(project, name === 'pyright' ? ['pyright', 'basedpyright'] : [name]);
    const strictCall = project.commands.running(name, 'strict') !== undefined;
    if (run === undefined && installed === undefined) {
      return file === undefined ? lacks('') : lacks(`${name} is configured in ${file}, but ${nobodyRuns}`, [file]);
    }
    if (file === undefined && run === undefined) {
      return lacks(`${name} is installed, but ${nobodyRuns}`, [installed ?? '']);
    }
    const isStrict = strict || strictCall;
    const share = (isStrict ? 1 : notStrict) * (1 - project.unchecked);
    return isStrict && project.unchecked === 0
      ? has(`${name} strict`, [file ?? run])
      : partly(share, name, isStrict ? 'some sources opted out' : `${name} is not strict`, [file ?? run]);
  });
  const best = found.toSorted((a, b) => b.share - a.share || b.lacking.length - a.lacking.length)[0];
  return best === undefined || (best.share === 0 && best.lacking === '') ? lacks('no type checker') : best;
}

interface CheckerConfig {
  readonly file: string | undefined;
  readonly strict: boolean;
}

function mypyConfig(project: LanguageProject): CheckerConfig {
  const strictWords = /^(?:strict|disallow_untyped_defs|disallow_incomplete_defs)\s{0,4}=\s{0,4}[Tt]rue/;
  const [file, text = ''] =
    textsNamed(project, ['mypy.ini', '.mypy.ini', 'setup.cfg']).find(([, each]) => each.includes('[mypy')) ?? [];
  const [table] = toolTables(project, 'mypy');
  const inTable = table?.[1]['strict'] === true || table?.[1]['disallow_untyped_defs'] === true;
  return {
    file: table?.[0] ?? file,
    strict: inTable || (file !== undefined && text.split('\n').some((line) => strictWords.test(line.trim()))),
  };
}

function pyrightConfig(project: LanguageProject): CheckerConfig {
  const [json] = textsNamed(project, ['pyrightconfig.json']);
  const [table] = [...toolTables(project, 'pyright'), ...toolTables(project, 'basedpyright')];
  const mode = table?.[1]['typeCheckingMode'];
  return {
    file: json?.[0] ?? table?.[0],
    strict:
      mode === 'strict' || mode === 'all' || /"typeCheckingMode"\s{0,4}:\s{0,4}"(?:strict|all)"/.test(json?.[1] ?? ''),
  };
}

function plainConfig(project: LanguageProject, tool: string): CheckerConfig {
  return { file: toolTables(project, tool)[0]?.[0], strict: false };
}

const linters = ['ruff', 'flake8', 'pylint', 'pyflakes', 'pycodestyle', 'wemake-python-styleguide', 'prospector'];
const linterConfigs: Readonly<Record<string, readonly string[]>> = {
  ruff: ['ruff.toml', '.ruff.toml'],
  flake8: ['.flake8'],
  pylint: ['.pylintrc', 'pylintrc'],
};

function lint(project: LanguageProject): Finding {
  const spoken = linters.map((name) => ({
    name,
    run: project.commands.fileRunning([name]),
    installed: packageFile(project, [name]),
    config:
      textsNamed(project, linterConfigs[name] ?? [])[0]?.[0] ??
      toolTables(project, name)[0]?.[0] ??
      textsNamed(project, ['setup.cfg', 'tox.ini']).find(([, text]) => text.includes(`[${name}`))?.[0],
  }));
  const whole = spoken.find(({ run }) => run !== undefined);
  if (whole !== undefined) {
    return has(`${whole.name} (${nameOf(whole.run ?? '')})`, [whole.run, whole.config]);
  }
  const ready = spoken.find(({ config, installed }) => config !== undefined && installed !== undefined);
  if (ready !== undefined) {
    return has(ready.name, [ready.config]);
  }
  const configured = spoken.find(({ config }) => config !== undefined);
  return configured?.config === undefined
    ? lacks('no linter')
    : lacks(`${configured.name} is configured in ${configured.config}, but ${nobodyRuns}`, [configured.config]);
}

/** Ruff's and Pyflakes' rules see imports and variables that nobody uses, within one file. */
const withinFiles = 0.4;

function deadCode(project: LanguageProject): Finding {
  const tools = ['vulture', 'deadcode', 'skylos', 'pylint-unused'];
  const name = tools.find((tool) => project.commands.fileRunning([tool]) !== undefined);
  if (name !== undefined) {
    return has(name, [project.commands.fileRunning([name])]);
  }
  const linted = lint(project);
  return linted.share === 0
    ? lacks('no tool that finds dead code')
    : partly(
        withinFiles,
        `unused imports and variables (${linted.found})`,
        'nothing finds functions that nobody calls',
        linted.files,
      );
}

function runnerFinder(project: LanguageProject): (test: TestFile) => Runner {
  const programs = ['pytest', 'py.test', 'tox', 'nox', 'hatch'];
  const pytest =
    project.commands.fileRunning(programs) ??
    packageFile(project, ['pytest']) ??
    textsNamed(project, ['pytest.ini'])[0]?.[0];
  const configured =
    toolTables(project, 'pytest').length > 0 ||
    textsNamed(project, ['setup.cfg', 'tox.ini']).some(([, text]) => /^\[(?:tool:)?pytest\]/m.test(text));
  const django = project.commands.running('manage.py', 'test') !== undefined || project.has('manage.py');
  const unittest = project.commands.running('unittest') !== undefined || django;
  const paths = testPaths(project);
  const others = namesOthers(project);
  const name = pytest !== undefined || configured ? 'pytest' : django ? 'Django’s test runner' : 'unittest';
  return ({ path }) => {
    if (pytest === undefined && !configured && !unittest) {
      return {
        kind: 'none',
        why: 'are not run: neither pytest nor unittest is named anywhere (`- test: python3 -m pytest` or `- test: python3 -m unittest discover` below `## Health Stack` in AGENTS.md would)',
      };
    }
    if (!unittest && !others && !/^test_.{1,200}\.py$|_test\.py$/.test(nameOf(path))) {
      return { kind: 'none', why: 'are not named as pytest collects them (test_*.py)' };
    }
    const outside = paths.length > 0 && paths.every((folder) => path !== folder && !path.startsWith(`${folder}/`));
    return outside && !isNamedByCommand(project, path)
      ? { kind: 'none', why: `are outside what pytest collects (testpaths: ${paths.join(', ')})` }
      : { kind: 'runs', name };
  };
}

/** Whether a command names a folder above: `pytest integration`. */
function isNamedByCommand({ commands }: LanguageProject, path: string): boolean {
  return commands.all.some(({ words }) =>
    words.some((word) => word !== '' && path.startsWith(`${word.replace(/\/$/, '')}/`)),
  );
}

/** Where pytest looks, as the settings say it; empty: everywhere. */
function testPaths(project: LanguageProject): readonly string[] {
  const fromTable = toolTables(project, 'pytest').flatMap(([path, table]) => {
    const options = recordOf(table['ini_options'] ?? table);
    const own = textsOf(options['testpaths']).flatMap((text) => text.split(/\s+/));
    return own.map((folder) => `${folderOf(path) === '' ? '' : `${folderOf(path)}/`}${folder.replace(/\/$/, '')}`);
  });
  return fromTable.filter((folder) => !/[*?]/.test(folder) && folder !== '.');
}

function namesOthers(project: LanguageProject): boolean {
  return textsNamed(project, ['pyproject.toml', 'pytest.ini', 'setup.cfg', 'tox.ini']).some(([, text]) =>
    text.includes('python_files'),
  );
}

function ends(project: LanguageProject): Ends {
  const at = (pattern: RegExp): string | undefined => project.sources.find(({ path }) => pattern.test(path))?.path;
  const scripts = textsNamed(project, ['pyproject.toml']).find(([, text]) =>
    /^\[(?:project|tool\.poetry)\.scripts\]/m.test(text),
  );
  const older = textsNamed(project, ['setup.py', 'setup.cfg']).find(([, text]) => text.includes('console_scripts'));
  const app = at(/(?:^|\/)(?:main|app|asgi|wsgi|server)\.py$/);
  const ui = shippedFile(project, ['streamlit', 'gradio', 'nicegui', 'pyqt6', 'pyside6', 'kivy', 'dash', 'reflex']);
  const api = shippedFile(project, [
    'fastapi',
    'flask',
    'django',
    'starlette',
    'aiohttp-server',
    'sanic',
    'tornado',
    'litestar',
    'falcon',
    'bottle',
    'quart',
    'djangorestframework',
  ]);
  const program = at(/^(?:src\/)?(?:[\w-]+\/)?(?:main|cli|app)\.py$/);
  const cli = scripts?.[0] ?? older?.[0] ?? at(/(?:^|\/)__main__\.py$/) ?? program;
  const isPackage = textsNamed(project, ['pyproject.toml', 'setup.py', 'setup.cfg']).some(([, text]) =>
    /^\[project\]|^\[tool\.poetry\]|\bsetup\(|^\[metadata\]/m.test(text),
  );
  const manifest = textsNamed(project, ['pyproject.toml', 'setup.py', 'setup.cfg'])[0]?.[0];
  return {
    ...noEnds,
    ui: ui === undefined ? undefined : (app ?? ui),
    api: api === undefined ? undefined : (app ?? at(/(?:^|\/)urls\.py$/) ?? api),
    cli: cli === undefined ? undefined : (at(/(?:^|\/)(?:cli|__main__|main)\.py$/) ?? cli),
    library: isPackage ? manifest : undefined,
  };
}
