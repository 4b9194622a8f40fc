import { type Ends, type Finding, has, lacks, partly } from '../auditFacts.ts';
import { nameOf } from '../reading/paths.ts';
import { readJson, recordOf } from '../reading/structured.ts';
import { type CaseRules, isEmptyBraces, type Meaning } from '../reading/testCases.ts';
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
  if (found === '/*' || found === '/**') {
    return rest.includes('@test') ? { kind: 'mark', test: true, skips: false, weight: 0 } : undefined;
  }
  if (found.startsWith('*')) {
    return found.startsWith('* @dataProvider')
      ? { kind: 'mark', test: false, skips: false, weight: 3 }
      : { kind: 'mark', test: true, skips: false, weight: 0 };
  }
  if (found.startsWith('#[')) {
    return { kind: 'mark', test: found.endsWith('Test'), skips: false, weight: /Provider|With/.test(found) ? 3 : 0 };
  }
  if (/class /.test(found)) {
    return { kind: 'definition', ofSuite: true, test: false };
  }
  if (found.includes('function')) {
    return { kind: 'definition', ofSuite: false, test: rest.startsWith('test') };
  }
  if (found.startsWith('$this')) {
    return { kind: 'skip' };
  }
  return { kind: 'case', skipped: /->(?:skip|todo)\(/.test(rest), weight: 1 };
}

const cases: CaseRules = {
  candidates:
    /\/\*\*?|\* @(?:test|dataProvider)\b|#\[(?:[A-Za-z\\]{1,60}\\)?(?:Test|DataProvider|TestWith|DataProviderExternal)\b|(?:final |abstract |readonly ){0,2}class |(?:final )?(?:public )?(?:static )?function |\$this->markTest(?:Skipped|Incomplete)\(|(?:it|test)\(/g,
  meaning,
  asserts: /\b(?:assert|expect)\w{0,40}\(|->should\w{0,30}\(|prophesize|\bthrows\(/i,
  trivial: /(?:\$this->|self::)assertTrue\(true\)|expect\(true\)->toBeTrue\(\)/g,
  isEmptyBody: isEmptyBraces,
};

export const php: AuditLanguage = {
  name: 'PHP',
  extensions: ['.php', '.twig'],
  isTest: (path, name) => name.endsWith('Test.php') || /(?:^|\/)tests?\//i.test(path),
  isConfig: (_path, name) =>
    /^(?:composer\.json|phpunit\.xml(?:\.dist)?|phpunit\.dist\.xml|phpstan\.neon(?:\.dist)?|phpstan\.dist\.neon|psalm\.xml(?:\.dist)?|\.?php-?cs(?:-fixer)?(?:\.dist)?\.(?:php|xml)|\.?phpcs\.xml(?:\.dist)?|pint\.json|codeception\.yml|rector\.php|artisan|Pest\.php|\.php-cs-fixer\.dist\.php)$/.test(
      name,
    ),
  cases,
  levels: {
    browser: /Laravel\\Dusk|Symfony\\Component\\Panther|Facebook\\WebDriver|AcceptanceTester|HeadlessChromium/,
    api: /WebTestCase|ApiTestCase|\$this->(?:get|post|json|getJson|postJson|actingAs)\(|createClient\(/,
    cli: /CommandTester|ApplicationTester|Symfony\\Component\\Process|proc_open|shell_exec/,
    paths: [
      { path: /(?:^|\/)tests\/(?:Browser|Acceptance|E2E)\//i, level: 'browser' },
      { path: /(?:^|\/)tests\/(?:Feature|Api|Functional)\//, level: 'api' },
      { path: /(?:^|\/)tests\/Integration\//, level: 'integration' },
      { path: /(?:^|\/)tests\/Unit\//, level: 'unit' },
    ],
  },
  packages: (_path, name, text) => (name === 'composer.json' ? packagesIn(text) : undefined),
  judge: (project) => ({
    types: types(project),
    lint: lint(project),
    deadCode: deadCode(project),
    runner: runnerFinder(project),
    ends: ends(project),
  }),
};

function packagesIn(text: string): readonly PackageName[] {
  const manifest = recordOf(readJson(text));
  return [
    ...Object.keys(recordOf(manifest['require'])).map((name) => ({ name, development: false })),
    ...Object.keys(recordOf(manifest['require-dev'])).map((name) => ({ name, development: true })),
  ];
}

/** From this level on PHPStan asks for types everywhere (6: missing type hints are reported). */
const fullLevel = 6;

function types(project: LanguageProject): Finding {
  const stan = [...project.texts].find(([path]) => nameOf(path).startsWith('phpstan'));
  const psalm = [...project.texts].find(([path]) => nameOf(path).startsWith('psalm.xml'));
  const [name, config, share] =
    stan !== undefined
      ? (['PHPStan', stan[0], stanShare(stan[1])] as const)
      : (['Psalm', psalm?.[0] ?? '', psalmShare(psalm?.[1] ?? '')] as const);
  if (config === '') {
    const run = project.commands.fileRunning(['phpstan', 'psalm', 'phan']);
    return run === undefined
      ? lacks('no type checker (PHPStan or Psalm)')
      : partly(0.5, 'a type checker', 'its level is not known', [run]);
  }
  const program = name === 'PHPStan' ? ['phpstan', 'larastan'] : ['psalm'];
  const packages =
    name === 'PHPStan'
      ? ['phpstan/phpstan', 'larastan/larastan', 'nunomaduro/larastan', 'phpstan/extension-installer']
      : ['vimeo/psalm', 'psalm/phar'];
  const runs = project.commands.fileRunning(program) ?? packageFile(project, packages);
  if (runs === undefined) {
    return lacks(`${config} is there, but nothing runs ${name}`, [config]);
  }
  return share === 1
    ? has(`${name} strict`, [config])
    : partly(share, name, `${config} asks for a low level of ${name}`, [config]);
}

function stanShare(text: string): number {
  const level = /^\s{0,9}level: {0,4}(\d{1,2}|max)/m.exec(text)?.[1];
  return level === undefined ? 0.5 : level === 'max' ? 1 : Math.min(1, (Number(level) + 1) / (fullLevel + 1));
}

/** Psalm's levels count down: 1 is the strictest, 8 the loosest. */
function psalmShare(text: string): number {
  const level = Number(/errorLevel="(\d)"/.exec(text)?.[1] ?? '2');
  return level <= 3 ? 1 : Math.max(0, (9 - level) / 6);
}

function lint(project: LanguageProject): Finding {
  const run = project.commands.fileRunning([
    'phpcs',
    'php-cs-fixer',
    'pint',
    'ecs',
    'phpmd',
    'phpinsights',
    'parallel-lint',
  ]);
  const config = [...project.texts.keys()].find((path) => /phpcs|php-cs|php_cs|pint\.json/.test(nameOf(path)));
  const installed = packageFile(project, [
    'squizlabs/php_codesniffer',
    'friendsofphp/php-cs-fixer',
    'laravel/pint',
    'symplify/easy-coding-standard',
    'doctrine/coding-standard',
    'slevomat/coding-standard',
  ]);
  if (run !== undefined || (config !== undefined && installed !== undefined)) {
    return has('a coding standard', [run ?? config]);
  }
  return config === undefined ? lacks('no linter') : lacks(`${config} is there, but nothing runs it`, [config]);
}

function deadCode(project: LanguageProject): Finding {
  const installed = packageFile(project, [
    'shipmonk/dead-code-detector',
    'tomasvotruba/unused-public',
    'icanhazstring/composer-unused',
    'maglnet/composer-require-checker',
  ]);
  const psalm = textsNamed(project, ['psalm.xml', 'psalm.xml.dist']).find(([, text]) =>
    text.includes('findUnusedCode="true"'),
  )?.[0];
  return installed === undefined && psalm === undefined
    ? lacks('no tool that finds dead code')
    : has('unused code reported', [installed ?? psalm]);
}

function runnerFinder(project: LanguageProject): (test: TestFile) => Runner {
  const config = [...project.texts].find(([path]) => /^phpunit\b/.test(nameOf(path)));
  const installed =
    packageFile(project, [
      'phpunit/phpunit',
      'pestphp/pest',
      'symfony/phpunit-bridge',
      'codeception/codeception',
      'symfony/test-pack',
    ]) ?? project.commands.fileRunning(['phpunit', 'pest']);
  const folders = [...(config?.[1] ?? '').matchAll(/<(?:directory|file)[^>]{0,160}>\s{0,20}([^<\s]{1,200})/g)].map(
    (match) => (match[1] ?? '').replace(/^\.\//, ''),
  );
  const suites = (config?.[1] ?? '').includes('<testsuite') ? folders : [];
  return ({ path }) => {
    if (config === undefined && installed === undefined) {
      return { kind: 'none', why: 'are not run: neither PHPUnit nor Pest is named anywhere' };
    }
    if (!/Test\.php$|Cest\.php$/.test(path)) {
      return { kind: 'none', why: 'are not named as PHPUnit collects them (*Test.php)' };
    }
    return suites.length > 0 &&
      !suites.some((folder) => /[*?]/.test(folder) || path.includes(folder.replace(/\/$/, '')))
      ? { kind: 'none', why: `are outside the suites of ${config?.[0]}` }
      : { kind: 'runs', name: 'PHPUnit' };
  };
}

function ends(project: LanguageProject): Ends {
  const front = project.sources.find(({ path }) => /(?:^|\/)public\/index\.php$/.test(path))?.path;
  const page = project.sources.find(({ path }) => /(?:^|\/)(?:templates|resources\/views|views)\//.test(path))?.path;
  const api = shippedFile(project, [
    'laravel/framework',
    'symfony/framework-bundle',
    'slim/slim',
    'laravel/lumen-framework',
    'api-platform/core',
    'cakephp/cakephp',
    'yiisoft/yii2',
  ]);
  const manifests = textsNamed(project, ['composer.json']).map(([path, text]) => ({
    path,
    manifest: recordOf(readJson(text)),
  }));
  const cli = manifests.find(({ manifest }) => manifest['bin'] !== undefined)?.path;
  const isLibrary = manifests.find(
    ({ manifest }) => (manifest['type'] ?? 'library') === 'library' && manifest['name'] !== undefined,
  );
  return {
    ...noEnds,
    ui: front !== undefined && page !== undefined ? front : undefined,
    api: front ?? (isLibrary === undefined ? api : undefined),
    cli,
    library: isLibrary?.path,
  };
}
