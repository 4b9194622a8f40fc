import { wordsIn } from '../../base/wordsIn.ts';
import { type Ends, type Finding, has, lacks, partly } from '../auditFacts.ts';
import { isOfProgram, nameOf } from '../reading/paths.ts';
import { type CaseRules, isEmptyBraces, type Meaning } from '../reading/testCases.ts';
import {
  type AuditLanguage,
  type LanguageProject,
  noEnds,
  type PackageName,
  type Runner,
  type TestFile,
} from './language.ts';

function meaning(found: string, rest: string): Meaning | undefined {
  if (found.startsWith('/*')) {
    return { kind: 'comment' };
  }
  if (found.startsWith('@')) {
    const skips = /^@(?:Disabled|Ignore)$/.test(found);
    return {
      kind: 'mark',
      test: !skips && found !== '@Nested',
      skips,
      weight: /Parameterized|Repeated|Property|TestFactory/.test(found) ? 3 : 0,
    };
  }
  if (/\b(?:class|interface|object)\s/.test(found)) {
    return { kind: 'definition', ofSuite: true, test: false };
  }
  // JUnit 3 and kotlin.test know methods by their names too; without an annotation only the former counts.
  const isOld = /^test[A-Z]/.test(rest) && rest.includes('()') && rest.trimEnd().endsWith('{');
  return { kind: 'definition', ofSuite: false, test: isOld };
}

const cases: CaseRules = {
  candidates:
    /\/\*|@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Disabled|Ignore|Theory)\b|(?:(?:public|protected|private|internal|static|final|abstract|open|suspend|override|data|inner|sealed) ){0,4}(?:class |interface |object |fun |void )/g,
  meaning,
  asserts:
    /\b(?:assert|expect|verify|fail|check|require)\w{0,40}\s?[({]|\.(?:should|isEqualTo|andExpect|expect)\w{0,40}\b|\bshould[A-Z]\w{0,30} |thrown|StepVerifier|expected ?=/,
  trivial: /assertTrue\(true\)|assertEquals\(1, 1\)|assertThat\(true\)\.isTrue\(\)/g,
  isEmptyBody: isEmptyBraces,
};

const buildNames = new Set(
  wordsIn(`pom.xml build.gradle build.gradle.kts libs.versions.toml settings.gradle settings.gradle.kts checkstyle.xml
    detekt.yml pmd.xml build.sbt gradle.properties`),
);

export const jvm: AuditLanguage = {
  name: 'Java and Kotlin',
  extensions: ['.java', '.kt', '.kts'],
  isTest: (path, name) =>
    /(?:^|\/)src\/(?:\w{0,40}[tT]est\w{0,20}|it|e2e)\//.test(path) ||
    /(?:Test|Tests|IT|TestCase|Spec)\.(?:java|kt)$/.test(name),
  isConfig: (_path, name) => buildNames.has(name),
  cases,
  levels: {
    browser:
      /org\.openqa\.selenium|com\.codeborne\.selenide|com\.microsoft\.playwright|androidx\.test\.espresso|io\.appium|androidx\.compose\.ui\.test|htmlunit/,
    api: /MockMvc|TestRestTemplate|WebTestClient|RestAssured|io\.restassured|RestTestClient|testApplication|MicronautTest|QuarkusTest|RANDOM_PORT/,
    cli: /ProcessBuilder|picocli|CommandLineRunner|Runtime\.getRuntime\(\)\.exec/,
    paths: [{ path: /(?:IT|IntegrationTests?)\.(?:java|kt)$|\/src\/(?:integrationTest|it)\//, level: 'integration' }],
  },
  packages: (_path, name, text) => (buildNames.has(name) ? packagesIn(text) : undefined),
  judge: (project) => {
    const builds = buildFiles(project);
    return {
      types: has(
        'the compiler',
        builds.slice(0, 1).map(([path]) => path),
      ),
      lint: lint(project, builds),
      deadCode: deadCode(project, builds),
      runner: runnerFinder(builds),
      ends: ends(project, builds),
    };
  },
};

/** Coordinates in Maven's, Gradle's and the catalogue's forms. */
function packagesIn(text: string): readonly PackageName[] {
  const ids = [
    ...text.matchAll(
      /<artifactId>([\w.-]{1,80})<\/artifactId>|["'][\w.-]{1,80}:([\w.-]{1,80})(?:[:"'])|\bid ?[("']{1,2}([\w.-]{1,80})["']/g,
    ),
  ];
  return ids.map((match) => ({ name: match[1] ?? match[2] ?? match[3] ?? '', development: false }));
}

type Build = readonly [path: string, text: string];

function buildFiles(project: LanguageProject): readonly Build[] {
  return [...project.texts].filter(([path]) => buildNames.has(nameOf(path)));
}

function mentioning(builds: readonly Build[], words: readonly string[]): string | undefined {
  return builds.find(([, text]) => words.some((word) => text.includes(word)))?.[0];
}

/** Plugins that take part in `mvn verify` and `gradle check`: being configured is their way of being run. */
const linters: readonly (readonly [string, readonly string[]])[] = [
  [
    'Checkstyle',
    [
      'maven-checkstyle-plugin',
      "'checkstyle'",
      '"checkstyle"',
      'id("checkstyle")',
      '\n    checkstyle\n',
      '`checkstyle`',
    ],
  ],
  ['SpotBugs', ['spotbugs']],
  ['PMD', ['maven-pmd-plugin', "'pmd'", '"pmd"', '\n    pmd\n']],
  ['Error Prone', ['errorprone', 'error_prone', '-Xlint:all']],
  ['detekt', ['detekt']],
  ['ktlint', ['ktlint']],
  ['Android Lint', ['com.android.application', 'com.android.library']],
];

/** Says how code is laid out, little about what is wrong with it. */
const layoutOnly = 0.5;

function lint(project: LanguageProject, builds: readonly Build[]): Finding {
  const found = linters.find(([, words]) => mentioning(builds, words) !== undefined);
  if (found !== undefined) {
    return has(found[0], [mentioning(builds, found[1])]);
  }
  const outside = project.commands.fileRunning(['sonar', 'qodana', 'detekt', 'ktlint', 'checkstyle', 'codeql']);
  if (outside !== undefined) {
    return has('a linter outside of the build', [outside]);
  }
  const layout = mentioning(builds, ['spotless', 'spring-javaformat', 'fmt-maven-plugin', 'nohttp']);
  return layout === undefined
    ? lacks('no linter')
    : partly(layoutOnly, 'a formatter', 'a formatter only, no linter', [layout]);
}

function deadCode(project: LanguageProject, builds: readonly Build[]): Finding {
  const tool = mentioning(builds, [
    'maven-pmd-plugin',
    "'pmd'",
    'detekt',
    'errorprone',
    'error_prone',
    'allWarningsAsErrors',
    'dependency-analysis',
  ]);
  const outside = project.commands.fileRunning(['qodana', 'detekt']);
  return tool === undefined && outside === undefined
    ? lacks('no tool that finds dead code')
    : has('unused code reported', [tool ?? outside]);
}

/** Names of classes that Surefire and Failsafe collect by themselves; Gradle looks at every class. */
const collected = /^(?:Test.{0,120}|.{0,120}(?:Test|Tests|TestCase|IT|ITCase|IT.{1,80}))\.(?:java|kt)$/;

function runnerFinder(builds: readonly Build[]): (test: TestFile) => Runner {
  const gradle = builds.some(([path]) => nameOf(path).startsWith('build.gradle'));
  const maven = builds.find(([path]) => nameOf(path) === 'pom.xml');
  const skips = builds.find(([, text]) => /<(?:maven\.test\.skip|skipTests)>true</.test(text))?.[0];
  const failsafe = mentioning(builds, ['maven-failsafe-plugin']);
  const told = mentioning(builds, ['<include>']);
  return ({ path }) => {
    if (!gradle && maven === undefined) {
      return { kind: 'none', why: 'are not run: there is no pom.xml and no build.gradle' };
    }
    if (gradle) {
      return { kind: 'runs', name: 'Gradle' };
    }
    if (skips !== undefined) {
      return { kind: 'none', why: `are not run: ${skips} skips them` };
    }
    if (told === undefined && !collected.test(nameOf(path))) {
      return { kind: 'none', why: 'are not named as Maven collects them (*Test.java)' };
    }
    return /IT\.(?:java|kt)$/.test(path) && failsafe === undefined
      ? { kind: 'none', why: 'are not run: no maven-failsafe-plugin runs *IT.java' }
      : { kind: 'runs', name: 'Maven' };
  };
}

function ends(project: LanguageProject, all: readonly Build[]): Ends {
  const builds = all.filter(([path]) => isOfProgram(path));
  const main = project.sources.find(({ path }) => /(?:Application|Main|App)\.(?:java|kt)$/.test(nameOf(path)))?.path;
  const api = mentioning(
    builds,
    wordsIn(`spring-boot-starter-web spring-boot-starter-webflux ktor-server ktor.server quarkus-rest quarkus-resteasy
    micronaut-http-server javalin dropwizard vertx-web helidon spark-core`),
  );
  const ui = mentioning(builds, [
    'com.android.application',
    'vaadin',
    'javafx',
    'spring-boot-starter-thymeleaf',
    'compose.desktop',
    'libgdx',
  ]);
  const cli = mentioning(builds, [
    '<mainClass>',
    'mainClass',
    'mainClassName',
    'picocli',
    "'application'",
    '\n    application\n',
  ]);
  return {
    ...noEnds,
    ui: ui === undefined ? undefined : (main ?? ui),
    api: api === undefined ? undefined : (main ?? api),
    cli: cli === undefined || api !== undefined || ui !== undefined ? undefined : (main ?? cli),
    library: builds[0]?.[0],
  };
}
