import { oncePer } from '../../base/oncePer.ts';
import { textOf } from '../../mutation/program.ts';
import type { Block } from './block.ts';
import { type Code, blocksAround, type Span } from './code.ts';
import { beginsLine } from './indentedBlocks.ts';
import { nameOfFunction } from './reach.ts';
import { type TestCase, type TestMark, withMarks } from './testCase.ts';

/** What a language calls a test by its name and by what is written above it. */
interface DeclaredForms {
  readonly isTest: (name: string, above: string, suites: readonly string[]) => boolean;
  readonly skips: RegExp;
  readonly conditions: RegExp;
}

const never = /(?!)/;

const python: DeclaredForms = {
  isTest: (name) => name.startsWith('test'),
  skips: /@[\w.]*\b(?:skip|xfail|expectedFailure)\b/,
  conditions: /@[\w.]*\b(?:skipif|skipIf|skipUnless)\b/,
};
const go: DeclaredForms = {
  isTest: (name) => /^(?:Test|Fuzz|Example)(?![a-z])/.test(name),
  skips: never,
  conditions: never,
};
const rust: DeclaredForms = {
  isTest: (_, above) =>
    /#\[\s*(?:\w+::)*(?:test|rstest|test_case|quickcheck|wasm_bindgen_test|case|parameterized)\b/.test(above),
  skips: /#\[\s*ignore\b/,
  conditions: /#\[\s*cfg(?:_attr)?\s*\((?!\s*test\s*\))/,
};
const jvm: DeclaredForms = {
  isTest: (name, above) =>
    /@(?:\w+\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property)\b/.test(above) ||
    (/^test[A-Z_]/.test(name) && /\bpublic\s+void\b/.test(above)),
  skips: /@(?:Disabled|Ignore)\b(?!If)/,
  conditions: /@(?:Disabled|Enabled)(?:If|On|For)\w*/,
};
const csharp: DeclaredForms = {
  isTest: (_, above) => /\[[^\]]{0,200}\b(?:Test|Fact|Theory|TestMethod|TestCase|DataTestMethod)\b/.test(above),
  skips: /\bSkip\s*=|\[\s*(?:Ignore|Explicit)\b/,
  conditions: /\[\s*(?:ConditionalFact|SkippableFact|Platform)\b/,
};
const php: DeclaredForms = {
  isTest: (name, above) => name.startsWith('test') || /#\[\s*Test\b|@test\b/.test(above),
  skips: /#\[\s*(?:Ignore|Skip)\b|@group\s+(?:skip|disabled)\b/,
  conditions: /#\[\s*Requires/,
};
const ruby: DeclaredForms = { isTest: (name) => name.startsWith('test_'), skips: never, conditions: never };

const formsOf = new Map<string, DeclaredForms>([
  ['python', python],
  ['go', go],
  ['rust', rust],
  ['java', jvm],
  ['kotlin', jvm],
  ['csharp', csharp],
  ['php', php],
  ['ruby', ruby],
]);

/** Tests that are functions of their own: pytest, `go test`, cargo, JUnit, PHPUnit, minitest. */
export function declaredTests(code: Code): readonly TestCase[] {
  const forms = formsOf.get(code.program.language.id);
  return forms === undefined
    ? []
    : code.blocks.flatMap((block) => {
        const name = block.kind === 'function' ? nameOfFunction(code, block) : undefined;
        const found = name === undefined ? undefined : declared(code, block, name, forms);
        return found === undefined ? [] : [found];
      });
}

function declared(code: Code, block: Block, name: string, forms: DeclaredForms): TestCase | undefined {
  const { program } = code;
  const around = blocksAround(code, block.head).toReversed();
  // A function in a function is no test.
  if (around.some(({ kind }) => kind === 'function' || kind === 'if')) {
    return undefined;
  }
  const from = declarationStart(code, block);
  const above = program.text.slice(startAbove(code, from), program.tokens[block.from - 1]?.end);
  const suites = around.map((each) => suiteName(code, each));
  if (!forms.isTest(name, above, suites) || around.some((each) => isPlainClass(code, each))) {
    return undefined;
  }
  let marks = marksOf(above, forms);
  for (const each of around) {
    const start = declarationStart(code, each);
    marks = withMarks(
      marksOf(program.text.slice(program.tokens[start]?.start, program.tokens[each.from - 1]?.end), forms),
      marks,
    );
  }
  const fileMark = markOfFile(code);
  const isTaken = isTakenBack(code, name, suites);
  if (isTaken || isGenerator(code, block)) {
    marks = withMarks(marks, new Map([['skipped', isTaken ? `${name} is taken back` : 'yield']]));
  }
  return {
    name,
    suites,
    index: block.head,
    whole: { from, to: block.to },
    body: block,
    marks: withMarks(fileMark, marks),
  };
}

/** Python: a name that gets nothing instead, that is deleted, or of which it is said that it is no test. */
const takenBack =
  /^[ \t]{0,8}(?:del (\w{1,100})|(\w{1,100})(?:\.__test__)? ?= ?(?:False|None|lambda\b)|(__test__) ?= ?False)/gm;

const namesTakenBack = oncePer(({ program: { language, text } }: Code) =>
  language.id === 'python'
    ? [...text.matchAll(takenBack)].map(([, deleted, given]) => deleted ?? given ?? '__test__')
    : [],
);

function isTakenBack(code: Code, name: string, suites: readonly string[]): boolean {
  return namesTakenBack(code).some((each) =>
    each === '__test__' ? suites.length > 0 : each === name || suites.includes(each),
  );
}

/** Whoever calls a function that yields gets something to go through, and nothing of it has run yet. */
function isGenerator(code: Code, block: Block): boolean {
  const { program, blocks, blockOf } = code;
  const own = blocks.indexOf(block);
  return (
    program.language.id === 'python' &&
    program.tokens.slice(block.from, block.to).some(({ text }, at) => text === 'yield' && isOwn(block.from + at))
  );

  function isOwn(index: number): boolean {
    let at = blockOf[index] ?? -1;
    while (at !== own && at !== -1 && blocks[at]?.kind !== 'function') {
      at = blocks[at]?.parent ?? -1;
    }
    return at === own;
  }
}

/** Python's runners look into classes that are called so, or that have a base. */
function isPlainClass({ program }: Code, { kind, head, from }: Block): boolean {
  const text = program.text.slice(program.tokens[head]?.start, program.tokens[from - 1]?.end);
  return (
    program.language.id === 'python' &&
    kind === 'class' &&
    !/^class (?:Test|\w{1,100} ?\((?! ?(?:object ?)?\)))/.test(text)
  );
}

/** A comment above a PHP method may be what makes it a test. */
function startAbove({ program }: Code, from: number): number {
  return program.language.id === 'php' ? (program.tokens[from - 1]?.end ?? 0) : (program.tokens[from]?.start ?? 0);
}

function marksOf(above: string, { skips, conditions }: DeclaredForms): ReadonlyMap<TestMark, string> {
  const marks = new Map<TestMark, string>();
  for (const [mark, pattern] of [
    ['conditional', conditions],
    ['skipped', skips],
    ['panics', /#\[ ?should_panic\b[^\]]{0,100}|@Test ?\( ?expected ?=[^)]{0,100}|\[ExpectedException\([^)]{0,100}/],
  ] as const) {
    const found = pattern.exec(above)?.[0];
    if (found !== undefined) {
      marks.set(mark, found.replaceAll(/\s+/g, ''));
    }
  }
  return marks;
}

const wholeFile: readonly (readonly [id: string, mark: TestMark, pattern: RegExp])[] = [
  [
    'python',
    'skipped',
    /^pytestmark ?=[^\n]{0,120}\b(?:skip|xfail)\b|^pytest\.skip\(|^__test__ ?= ?False|^raise (?:unittest\.)?SkipTest/m,
  ],
  [
    'python',
    'conditional',
    /^pytestmark ?=[^\n]{0,120}\bskipif\b|^[ \t]{1,12}pytest\.skip\([^\n]{0,120}allow_module_level|^pytest\.importorskip/m,
  ],
  ['go', 'conditional', /^\/\/\s?(?:go:build|\+build)\s[^\n]*/m],
  ['rust', 'conditional', /^#!\[cfg\((?!test\))[^\n]{0,100}/m],
];

/** What a line of the file says about all of its tests. */
const markOfFile = oncePer(({ program }: Code): ReadonlyMap<TestMark, string> => {
  return new Map(
    wholeFile.flatMap(([id, mark, pattern]) => {
      const found = id === program.language.id ? pattern.exec(program.text)?.[0] : undefined;
      return found === undefined ? [] : [[mark, found.trim()] as const];
    }),
  );
});

function suiteName(code: Code, block: Block): string {
  const { program } = code;
  for (let index = block.head; index < block.from; index += 1) {
    if (/^(?:class|mod|module|namespace|object|impl|interface|struct|record)$/.test(textOf(program, index))) {
      return textOf(program, index + 1);
    }
  }
  return '';
}

/** The first token of what belongs to a declaration: attributes, decorators, annotations and words before its own. */
function declarationStart({ program }: Code, { head }: Pick<Block, 'head'>): number {
  const { pairs, language, tokens } = program;
  if (language.blocks !== 'brackets') {
    return decoratedStart(program, head);
  }
  let start = head;
  for (let index = head - 1; index >= 0; index -= 1) {
    const text = textOf(program, index);
    const pair = pairs[index] ?? -1;
    if (tokens[index]?.kind === 'sign' && (/^[;{}]$/.test(text) || (/^[([]$/.test(text) && pair > index))) {
      break;
    }
    index = pair !== -1 && pair < index ? pair : index;
    start = index;
  }
  return start;
}

function decoratedStart(program: Code['program'], head: number): number {
  let start = head;
  for (let index = head - 1; index >= 0; index -= 1) {
    const begins = beginsLine(program, index);
    if (begins && textOf(program, index) !== '@') {
      break;
    }
    start = begins ? index : start;
  }
  return start;
}

/** Functions of a file that have a name and are no tests. */
export function namedFunctions(
  code: Code,
  tests: readonly TestCase[],
): readonly (readonly [name: string, body: Span, head: number])[] {
  return code.blocks.flatMap((block) => {
    const name = block.kind === 'function' ? nameOfFunction(code, block) : undefined;
    const isOfTest = tests.some(({ body }) => body.from <= block.from && block.to <= body.to);
    return name === undefined || isOfTest ? [] : [[name, block, block.head] as const];
  });
}
