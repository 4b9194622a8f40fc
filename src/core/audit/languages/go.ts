import { wordsIn } from '../../base/wordsIn.ts';
import { type Ends, type Finding, has, partly } from '../auditFacts.ts';
import { isOfProgram } from '../reading/paths.ts';
import { type CaseRules, isEmptyBraces, type Meaning } from '../reading/testCases.ts';
import {
  type AuditLanguage,
  type LanguageProject,
  noEnds,
  type PackageName,
  shippedFile,
  textsNamed,
} from './language.ts';

function meaning(found: string, rest: string): Meaning | undefined {
  if (found.startsWith('/*')) {
    return { kind: 'comment' };
  }
  if (found.startsWith('func')) {
    const isTest = /^(?:Test|Fuzz)[A-Z0-9_(]/.test(rest) && (rest.includes('*testing.') || rest.includes('() {'));
    return isTest && !rest.startsWith('TestMain(')
      ? { kind: 'case', skipped: false, weight: 1 }
      : { kind: 'definition', ofSuite: true, test: false };
  }
  if (/Skip/.test(found)) {
    return { kind: 'skip' };
  }
  if (/^[FPX]?(?:It|Specify|DescribeTable|Entry)\($/.test(found)) {
    return { kind: 'case', skipped: /^[PX]/.test(found), weight: 1 };
  }
  if (rest.startsWith(')')) {
    return undefined;
  }
  // A part whose name is a variable stands in a loop over a table, whose rows nobody counts from outside.
  return { kind: 'more', weight: /^["`]/.test(rest) ? 1 : 3 };
}

const cases: CaseRules = {
  candidates:
    /\/\*|func (?:\(\w{1,30} \*?\w{1,60}\) )?(?=[A-Z])|(?:t|s\.T\(\))\.Skip(?:f|Now)?\(|\w{1,20}\.Run\(|[FPX]?(?:It|Specify|Entry)\(/g,
  meaning,
  asserts:
    /\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)\(|\b(?:assert|require|check|must|verify|expect|want)\w{0,40}[.(]|\bExpect\(|\bis\.\w{1,20}\(|\bqt\.|testscript|\.(?:Equal|NoError|True|False|Nil)\w{0,20}\(|panic\(/,
  isEmptyBody: isEmptyBraces,
};

export const go: AuditLanguage = {
  name: 'Go',
  extensions: ['.go'],
  isTest: (_path, name) => name.endsWith('_test.go'),
  isConfig: (_path, name) =>
    name === 'go.mod' ||
    /^\.golangci\.(?:ya?ml|toml|json)$/.test(name) ||
    name === 'staticcheck.conf' ||
    name === 'go.work',
  cases,
  levels: {
    browser: /"github\.com\/(?:chromedp\/chromedp|go-rod\/rod|playwright-community\/playwright-go|tebeka\/selenium)/,
    api: /"net\/http\/httptest"|httpexpect|"google\.golang\.org\/grpc\/test\/bufconn"|apitest/,
    cli: /"os\/exec"|testscript|"github\.com\/google\/go-cmdtest"/,
    paths: [{ path: /(?:^|\/)integration(?:_test\.go$|\/)/, level: 'integration' }],
  },
  packages: (_path, name, text) => (name === 'go.mod' ? packagesIn(text) : undefined),
  judge: (project) => ({
    types: has(
      'Go’s compiler',
      textsNamed(project, ['go.mod'])
        .slice(0, 1)
        .map(([path]) => path),
    ),
    lint: lint(project),
    deadCode: deadCode(project),
    runner: () =>
      project.textsNamed('go.mod').length > 0
        ? { kind: 'runs', name: 'go test' }
        : { kind: 'none', why: 'are not run: there is no go.mod' },
    ends: ends(project),
  }),
};

function packagesIn(text: string): readonly PackageName[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', version = ''] = line.replace('require ', '').trim().split(' ');
    return name.includes('/') && version.startsWith('v')
      ? [{ name: name.replace(/\/v\d+$/, ''), development: false }]
      : [];
  });
}

/** `go test` runs a few of vet's checks by itself. */
const byTests = 0.2;
const vet = 0.6;

interface GoLinter {
  readonly config: string | undefined;
  readonly name: string | undefined;
  readonly run: string | undefined;
}

function golangci(project: LanguageProject): GoLinter {
  const name = ['golangci-lint', 'staticcheck', 'revive'].find((each) => project.commands.fileRunning([each]));
  return {
    config: [...project.texts.keys()].find((path) => path.includes('.golangci.')),
    name,
    run: name === undefined ? undefined : project.commands.fileRunning([name]),
  };
}

function lint(project: LanguageProject): Finding {
  const { config, name, run } = golangci(project);
  if (name !== undefined) {
    return has(name, [run, config]);
  }
  const vetted = project.commands.running('go', 'vet')?.file;
  if (vetted !== undefined) {
    return partly(vet, 'go vet', 'go vet only', [vetted]);
  }
  return config === undefined
    ? partly(byTests, 'what go test vets', 'no linter', [])
    : partly(byTests, 'what go test vets', `${config} is there, but nothing runs golangci-lint`, [config]);
}

/** The compiler refuses unused imports and variables, within functions. */
const byCompiler = 0.4;

function deadCode(project: LanguageProject): Finding {
  const { config, run } = golangci(project);
  const whole = project.commands.fileRunning(['deadcode', 'staticcheck', 'unparam']);
  // `unused` is among golangci-lint's own choice, unless a configuration switches that off.
  const text = config === undefined ? '' : (project.texts.get(config) ?? '');
  const own =
    run !== undefined &&
    (!/disable-all: true|default: none/.test(text) || /- (?:unused|staticcheck|deadcode)\b/.test(text));
  return whole !== undefined || own
    ? has('unused code refused', [whole ?? run])
    : partly(byCompiler, 'unused variables and imports refused', 'nothing finds functions that nobody calls', []);
}

function ends(project: LanguageProject): Ends {
  const main = project.sources.find(
    ({ path }) => isOfProgram(path) && /(?:^|\/)(?:cmd\/(?:[\w-]+\/){0,2})?main\.go$/.test(path),
  )?.path;
  const api = shippedFile(
    project,
    wordsIn(`github.com/gin-gonic/gin github.com/labstack/echo github.com/go-chi/chi github.com/gofiber/fiber
    github.com/gorilla/mux google.golang.org/grpc connectrpc.com/connect github.com/julienschmidt/httprouter`),
  );
  return {
    ...noEnds,
    api: main !== undefined && api !== undefined ? main : undefined,
    cli: api === undefined ? main : undefined,
    library: main === undefined ? textsNamed(project, ['go.mod'])[0]?.[0] : undefined,
  };
}
