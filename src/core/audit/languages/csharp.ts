import { type Ends, type Finding, has, lacks, partly } from '../auditFacts.ts';
import { isOfProgram, nameOf } from '../reading/paths.ts';
import { type CaseRules, isEmptyBraces, type Meaning } from '../reading/testCases.ts';
import { type AuditLanguage, type LanguageProject, noEnds } from './language.ts';

function meaning(found: string, rest: string): Meaning | undefined {
  if (found.startsWith('/*')) {
    return { kind: 'comment' };
  }
  if (found.startsWith('[')) {
    const ignored = /^\[(?:Ignore|Explicit)/.test(found);
    const skips = ignored || /\bSkip ?=|\bIgnore ?=/.test(rest);
    return {
      kind: 'mark',
      test: !ignored,
      skips,
      weight: /Theory|TestCaseSource|DataTestMethod|Property/.test(found) ? 3 : 0,
    };
  }
  return { kind: 'definition', ofSuite: /\b(?:class|record|struct) $/.test(found), test: false };
}

const cases: CaseRules = {
  candidates:
    /\/\*|\[(?:Fact|Theory|Test|TestMethod|TestCase|TestCaseSource|DataTestMethod|Property|Ignore|Explicit)\b|(?:public|private|internal|protected)(?: (?:static|async|sealed|partial|abstract|override|virtual)){0,3} (?:class |record |struct |(?=(?:void|Task|ValueTask|IEnumerator|Property)\b))/g,
  meaning,
  asserts:
    /\bAssert\b|\.Should\w{0,30}\(|\.Verify\w{0,30}\(|\bVerify\(|\.Received\(|Throws|Snapshot|\bExpect\w{0,20}[.(]/,
  trivial: /Assert\.(?:(?:Is)?True\(true\)|Pass\(\)|Equal\(1, 1\))/g,
  isEmptyBody: isEmptyBraces,
};

type Build = readonly [path: string, text: string];

export const csharp: AuditLanguage = {
  name: 'C#',
  extensions: ['.cs', '.razor', '.cshtml'],
  isTest: (path, name) =>
    /(?:^|\/)[\w.]{0,80}(?:Tests?|Specs|TestUtilities)\//.test(path) ||
    /(?:^|\/)tests?\//.test(path) ||
    /Tests?\.cs$/.test(name),
  isConfig: (_path, name) =>
    name.endsWith('.csproj') ||
    /^Directory\.(?:Build|Packages)\.(?:props|targets)$/.test(name) ||
    name === '.editorconfig' ||
    name === '.globalconfig',
  cases,
  levels: {
    browser: /Microsoft\.Playwright|OpenQA\.Selenium|PuppeteerSharp|Atata\b/,
    api: /WebApplicationFactory|TestServer|HttpClient\b|DistributedApplicationTestingBuilder/,
    cli: /\bProcess\.Start|CliWrap|ProcessStartInfo|\bSystem\.Diagnostics;/,
    paths: [{ path: /Integration/, level: 'integration' }],
  },
  packages: (_path, name, text) =>
    name.endsWith('.csproj') || name.endsWith('.props')
      ? [...text.matchAll(/<PackageReference Include="([\w.-]{1,80})"/g)].map((match) => ({
          name: (match[1] ?? '').toLowerCase(),
          development: false,
        }))
      : undefined,
  judge: (project) => {
    const builds = [...project.texts].filter(([path]) => /\.(?:csproj|props|targets)$/.test(path));
    return {
      types: types(builds),
      lint: lint(project, builds),
      deadCode: deadCode(project, builds),
      runner: () =>
        mentioning(builds, ['Microsoft.NET.Test.Sdk', 'xunit', 'nunit', 'NUnit', 'MSTest', 'TUnit']) === undefined
          ? { kind: 'none', why: 'are not run: no project refers to a test framework' }
          : { kind: 'runs', name: 'dotnet test' },
      ends: ends(project, builds),
    };
  },
};

function mentioning(builds: readonly Build[], words: readonly string[]): string | undefined {
  return builds.find(([, text]) => words.some((word) => text.includes(word)))?.[0];
}

/** The compiler checks types, but nothing about null. */
const withoutNull = 0.8;

function types(builds: readonly Build[]): Finding {
  const nullable = mentioning(builds, ['<Nullable>enable']);
  return nullable === undefined
    ? partly(
        withoutNull,
        'C#’s compiler',
        'no project enables Nullable',
        builds.slice(0, 1).map(([path]) => path),
      )
    : has('C#’s compiler, with Nullable', [nullable]);
}

/** The analyzers of the SDK suggest by default, and nobody is stopped. */
const suggested = 0.3;

function lint(project: LanguageProject, builds: readonly Build[]): Finding {
  const strict = mentioning(builds, [
    '<TreatWarningsAsErrors>true',
    '<AnalysisMode>All',
    '<AnalysisMode>Recommended',
    'StyleCop.Analyzers',
    'SonarAnalyzer',
    'Roslynator',
    '<EnforceCodeStyleInBuild>true',
    'Meziantou.Analyzer',
    '<AnalysisLevel>latest-',
  ]);
  const run = project.commands.running('dotnet', 'format')?.file ?? project.commands.fileRunning(['warnaserror']);
  if (strict !== undefined || run !== undefined) {
    return has('analyzers in the build', [strict ?? run]);
  }
  const config = [...project.texts].find(
    ([path, text]) => nameOf(path) === '.editorconfig' && text.includes('dotnet_'),
  )?.[0];
  return config === undefined
    ? lacks('no analyzer beyond the SDK’s suggestions')
    : partly(suggested, '.editorconfig', `${config} has rules, but no build or command refuses what breaks them`, [
        config,
      ]);
}

function deadCode(project: LanguageProject, builds: readonly Build[]): Finding {
  const rule = [...project.texts].find(([, text]) =>
    /(?:IDE0051|IDE0052|IDE0060|CA1801|CA1812|CA1823)[\w. ]{0,40}= ?(?:warning|error)/.test(text),
  )?.[0];
  const warned = mentioning(builds, ['<TreatWarningsAsErrors>true']);
  if (rule !== undefined) {
    return has('unused members reported', [rule]);
  }
  return warned === undefined
    ? lacks('no rule reports unused members (IDE0051)')
    : partly(0.5, 'unused variables refused', 'no rule reports unused members (IDE0051)', [warned]);
}

function ends(project: LanguageProject, builds: readonly Build[]): Ends {
  const own = builds.filter(
    ([path, text]) => path.endsWith('.csproj') && !text.includes('Microsoft.NET.Test.Sdk') && isOfProgram(path),
  );
  const main = project.sources.find(({ path }) => nameOf(path) === 'Program.cs')?.path;
  const api = mentioning(own, ['Microsoft.NET.Sdk.Web"']);
  const ui =
    mentioning(own, [
      '<UseWPF>true',
      '<UseWindowsForms>true',
      '<UseMaui>true',
      'Avalonia',
      'Sdk.BlazorWebAssembly',
      'MudBlazor',
    ]) ?? project.sources.find(({ path }) => /\.(?:razor|cshtml)$/.test(path))?.path;
  const cli = mentioning(own, ['<OutputType>Exe', '<PackAsTool>true']);
  return {
    ...noEnds,
    ui: ui === undefined ? undefined : (main ?? ui),
    api: api === undefined ? undefined : (main ?? api),
    cli: cli === undefined ? undefined : (main ?? cli),
    library: own[0]?.[0],
  };
}
