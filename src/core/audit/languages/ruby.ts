import { wordsIn } from '../../base/wordsIn.ts';
import { type Ends, type Finding, has, lacks, partly } from '../auditFacts.ts';
import { nameOf } from '../reading/paths.ts';
import type { CaseRules, Meaning } from '../reading/testCases.ts';
import {
  type AuditLanguage,
  type LanguageProject,
  noEnds,
  packageFile,
  type PackageName,
  type Runner,
  type TestFile,
  textsNamed,
} from './language.ts';

function meaning(found: string, rest: string): Meaning | undefined {
  if (/^(?:x|f)?(?:describe|context|feature|class|module)\b|^RSpec/.test(found)) {
    const skipped = found.startsWith('x') || /, :?skip\b|, :?pending\b/.test(rest);
    return { kind: 'suite', skipped };
  }
  if (found.startsWith('def')) {
    return rest.startsWith('test_')
      ? { kind: 'case', skipped: false, weight: 1 }
      : { kind: 'definition', ofSuite: true, test: false };
  }
  if (/^(?:skip|pending)/.test(found)) {
    // With a block it is a test that is left out; without one it ends the test that it stands in.
    return / do$|\{$/.test(rest.trimEnd())
      ? { kind: 'case', skipped: true, weight: 1 }
      : / if | unless /.test(rest)
        ? undefined
        : { kind: 'skip' };
  }
  const skipped = found.startsWith('x') || /, :?(?:skip|pending)\b/.test(rest) || !/\bdo\b|\{/.test(rest);
  return { kind: 'case', skipped, weight: rest.includes('#{') ? 3 : 1 };
}

const cases: CaseRules = {
  candidates:
    /(?:RSpec\.)?[xf]?(?:describe|context|feature)\b|class |module |def |[xf]?(?:it|specify|scenario|example|its|test|should)(?= ["'{(d:])|(?:skip|pending)\b/g,
  meaning,
  asserts: /\b(?:assert|refute|expect|flunk|verify|check)\w{0,40}\b[ .({!]|\.should\b|is_expected|\b(?:must|wont)_/,
  trivial: /assert true|expect\(true\)\.to (?:be true|eq\(true\))|assert_equal 1, 1/g,
  isEmptyBody: ({ opening, next }) =>
    /\bdo$/.test(opening) || opening.startsWith('def ') ? next(1)[0] === 'end' : false,
};

const configNames = new Set(
  wordsIn('Gemfile gems.rb Rakefile .rubocop.yml .standard.yml sorbet Steepfile .rspec config.ru routes.rb'),
);

export const ruby: AuditLanguage = {
  name: 'Ruby',
  extensions: ['.rb', '.rake', '.erb', '.haml', '.slim'],
  isTest: (path, name) =>
    /_(?:spec|test)\.rb$|^test_.{1,80}\.rb$|^(?:spec|test|rails)_helper\.rb$/.test(name) ||
    /(?:^|\/)(?:spec|test|features)\//.test(path),
  isConfig: (path, name) =>
    configNames.has(name) || name.endsWith('.gemspec') || path === 'sorbet/config' || path === 'config/routes.rb',
  cases,
  levels: {
    browser: /capybara|selenium|ferrum|watir|ApplicationSystemTestCase|type: :(?:feature|system)/i,
    api: /Rack::Test|type: :request|ActionDispatch::IntegrationTest|ActionController::TestCase/,
    cli: /Open3|aruba|\bsystem\(|IO\.popen/i,
    paths: [
      { path: /(?:^|\/)(?:spec|test)\/(?:features|system)\//, level: 'browser' },
      { path: /(?:^|\/)(?:spec\/requests|spec\/controllers|test\/controllers|spec\/api)\//, level: 'api' },
      { path: /(?:^|\/)(?:spec|test)\/integration\//, level: 'integration' },
    ],
  },
  unchecked: /^# typed: (?:false|ignore)$/m,
  packages: (_path, name, text) =>
    name === 'Gemfile' || name === 'gems.rb' || name.endsWith('.gemspec') ? packagesIn(text) : undefined,
  judge: (project) => ({
    types: types(project),
    lint: lint(project),
    deadCode: deadCode(project),
    runner: runnerFinder(project),
    ends: ends(project),
  }),
};

const dependency = /\b(?:gem|add_(?:runtime_|development_)?dependency)[ (]{1,3}["']([\w.-]{1,80})["']/;

function packagesIn(text: string): readonly PackageName[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => {
      const [found, name] = dependency.exec(line) ?? [];
      return name === undefined ? [] : [{ name, development: found?.includes('development') === true }];
    });
}

const partlyTyped = 0.6;

function types(project: LanguageProject): Finding {
  const sorbet = project.commands.fileRunning(['srb']);
  const steep = project.commands.fileRunning(['steep']);
  const config = [...project.texts.keys()].find((path) => path === 'sorbet/config');
  const installed = packageFile(project, ['sorbet', 'steep']);
  if (sorbet !== undefined || steep !== undefined || (config !== undefined && installed !== undefined)) {
    const name = sorbet === undefined && config === undefined ? 'Steep' : 'Sorbet';
    const files = [sorbet ?? steep ?? config];
    return project.unchecked > 0.05
      ? partly(Math.max(0, 1 - project.unchecked) * partlyTyped, name, 'some sources opted out', files)
      : has(name, files);
  }
  return config === undefined ? lacks('no type checker') : lacks('Sorbet is configured, but nothing runs it', [config]);
}

function lint(project: LanguageProject): Finding {
  const names = ['rubocop', 'standardrb', 'standard'];
  const run =
    project.commands.fileRunning(names) ??
    textsNamed(project, ['Rakefile']).find(([, text]) => /RuboCop::RakeTask|standard\/rake/.test(text))?.[0];
  const config = textsNamed(project, ['.rubocop.yml', '.standard.yml'])[0]?.[0];
  const installed = packageFile(project, [
    'rubocop',
    'standard',
    'rubocop-rails-omakase',
    'rubocop-rails',
    'rubocop-performance',
  ]);
  if (run !== undefined || (config !== undefined && installed !== undefined)) {
    return has('RuboCop', [run, config]);
  }
  return config === undefined ? lacks('no linter') : lacks(`${config} is there, but nothing runs RuboCop`, [config]);
}

function deadCode(project: LanguageProject): Finding {
  const run = project.commands.fileRunning(['debride', 'spoom']) ?? packageFile(project, ['debride', 'spoom']);
  return run === undefined ? lacks('no tool that finds dead code') : has('debride or spoom', [run]);
}

function runnerFinder(project: LanguageProject): (test: TestFile) => Runner {
  const rspec = packageFile(project, ['rspec', 'rspec-rails', 'rspec-core']) ?? project.commands.fileRunning(['rspec']);
  const rakefile = textsNamed(project, ['Rakefile'])[0];
  const minitest =
    packageFile(project, ['minitest', 'test-unit', 'rails', 'minitest-rails']) ??
    (/TestTask|rails\/test|minitest/i.test(rakefile?.[1] ?? '') ? rakefile?.[0] : undefined) ??
    project.commands.running('ruby', 'Itest')?.file;
  return ({ path }) => {
    const name = nameOf(path);
    if (name.endsWith('_spec.rb') && rspec !== undefined) {
      return { kind: 'runs', name: 'RSpec' };
    }
    if (minitest !== undefined && /_test\.rb$|^test_|_spec\.rb$/.test(name)) {
      return { kind: 'runs', name: 'Minitest' };
    }
    return rspec === undefined && minitest === undefined
      ? { kind: 'none', why: 'are not run: neither RSpec nor Minitest is named anywhere' }
      : {
          kind: 'none',
          why: `are not named as ${rspec === undefined ? 'Minitest collects them (*_test.rb)' : 'RSpec collects them (*_spec.rb)'}`,
        };
  };
}

function ends(project: LanguageProject): Ends {
  const routes = [...project.texts.keys()].find((path) => path.endsWith('config/routes.rb'));
  const views = project.sources.find(({ path }) => /(?:^|\/)(?:app\/)?views\//.test(path))?.path;
  const rack = textsNamed(project, ['config.ru'])[0]?.[0];
  const gemspec = [...project.texts].find(([path]) => path.endsWith('.gemspec'));
  const hasExecutable =
    /\.executables\b/.test(gemspec?.[1] ?? '') &&
    (project.has('exe') || /executables\s{0,9}=\s{0,9}\[\s{0,4}["']/.test(gemspec?.[1] ?? ''));
  const library = gemspec?.[0];
  return {
    ...noEnds,
    ui: views !== undefined && (routes !== undefined || rack !== undefined) ? (routes ?? rack) : undefined,
    api: routes ?? (library === undefined ? rack : undefined),
    cli: hasExecutable ? library : undefined,
    library,
  };
}
