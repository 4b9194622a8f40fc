import { commitAll, writeAll } from './repository.ts';
import { areas, parts } from './words.ts';

export interface AuditedRepository {
  readonly folder: string;
  readonly sources: number;
  readonly tests: number;
}

/** Shares of the files: the rest are pages, styles and pictures. */
const shares = { sources: 0.58, tests: 0.22 };

const packages = 40;

/**
 * A repository of so many files as a company's is: a workspace of packages in TypeScript, one in seven in Python or Go,
 * with unit tests for every third source, settings for each package, and CI. Every run writes the same bytes.
 */
export async function makeAuditedRepository(folder: string, files: number): Promise<AuditedRepository> {
  const sources = Math.round(files * shares.sources);
  const tests = Math.round(files * shares.tests);
  const settings = settingFiles();
  const others = files - sources - tests - settings.length;
  writeAll(folder, [
    ...settings,
    ...Array.from({ length: sources }, (_none, at) => sourceFile(at)),
    ...Array.from({ length: tests }, (_none, at) => testFile(at)),
    ...Array.from({ length: others }, (_none, at): [string, string] => [
      `docs/${areas[at % areas.length]}/page${at}.md`,
      `# Page ${at}\n\nWhat it is about.\n`,
    ]),
  ]);
  await commitAll(folder);
  return { folder, sources, tests };
}

type Kind = 'typescript' | 'python' | 'go';

function kindOf(number: number): Kind {
  return number % 7 === 3 ? (number % 2 === 0 ? 'python' : 'go') : 'typescript';
}

function settingFiles(): [string, string][] {
  const workspace = {
    private: true,
    workspaces: ['packages/*'],
    scripts: { test: 'vitest run', lint: 'eslint .', typecheck: 'tsc -b' },
    devDependencies: { vitest: '4.0.0', eslint: '9.0.0', typescript: '5.9.0' },
  };
  return [
    ['package.json', JSON.stringify(workspace)],
    ['tsconfig.base.json', '{ "compilerOptions": { "strict": true, "noUnusedLocals": true } }\n'],
    ['eslint.config.js', 'export default [];\n'],
    ['go.mod', 'module example.com/bench\n\ngo 1.24\n'],
    ['pyproject.toml', '[project]\nname = "bench"\n\n[tool.mypy]\nstrict = true\n\n[tool.pytest.ini_options]\n'],
    [
      '.github/workflows/checks.yml',
      'on: [push]\njobs:\n  checks:\n    steps:\n      - run: npm run lint\n      - run: npm test\n      - run: pytest\n      - run: go test ./...\n',
    ],
    ...Array.from({ length: packages }, (_none, at): [string, string][] => [
      [`packages/p${at}/package.json`, JSON.stringify({ name: `@bench/p${at}`, exports: './src/index.ts' })],
      [`packages/p${at}/tsconfig.json`, '{ "extends": "../../tsconfig.base.json", "include": ["src", "test"] }\n'],
    ]).flat(),
  ];
}

function placeOf(at: number): { readonly kind: Kind; readonly folder: string; readonly name: string } {
  const number = at % packages;
  const name = `${parts[at % parts.length] ?? 'part'}${at}`;
  return { kind: kindOf(number), folder: `packages/p${number}`, name };
}

/** Functions of a source, with their lines. */
const functions = 9;

function repeated(count: number, write: (number: number) => string): string {
  return Array.from({ length: count }, (_none, number) => write(number)).join('\n');
}

function sourceFile(at: number): [string, string] {
  const { kind, folder, name } = placeOf(at);

  switch (kind) {
    case 'python':
      return [
        `${folder}/src/${name}.py`,
        repeated(
          functions,
          (number) =>
            `def ${name}_${number}(value: int) -> int:\n    """Adds what the area needs."""\n    if value > ${number}:\n        return value - ${number}\n    return value * ${number + 1}\n\n`,
        ),
      ];
    case 'go':
      return [
        `${folder}/${name}.go`,
        `package p\n\n${repeated(functions, (number) => `// F${number} adds what the area needs.\nfunc ${name}F${number}(value int) int {\n\tif value > ${number} {\n\t\treturn value - ${number}\n\t}\n\treturn value * ${number + 1}\n}\n`)}`,
      ];
    default:
      return [
        `${folder}/src/${name}.ts`,
        repeated(
          functions,
          (number) =>
            `/** Adds what the area needs. */\nexport function ${name}F${number}(value: number): number {\n  if (value > ${number}) {\n    return value - ${number};\n  }\n  return value * ${number + 1};\n}\n`,
        ),
      ];
  }
}

/** Cases of a test file. */
const cases = 8;

function testFile(at: number): [string, string] {
  const { kind, folder, name } = placeOf(at);

  switch (kind) {
    case 'python':
      return [
        `${folder}/tests/test_${name}.py`,
        `from src.${name} import *\n\n\n${repeated(cases, (number) => `def test_${name}_${number}() -> None:\n    value = ${name}_${number}(${number + 3})\n    assert value == 3\n\n`)}`,
      ];
    case 'go':
      return [
        `${folder}/${name}_test.go`,
        `package p\n\nimport "testing"\n\n${repeated(cases, (number) => `func Test_${name}F${number}(t *testing.T) {\n\tif got := ${name}F${number}(${number + 3}); got != 3 {\n\t\tt.Errorf("got %d", got)\n\t}\n}\n`)}`,
      ];
    default:
      return [
        `${folder}/test/${name}.test.ts`,
        `import { describe, expect, it } from 'vitest';\nimport * as subject from '../src/${name}.ts';\n\ndescribe('${name}', () => {\n${repeated(cases, (number) => `  it('adds ${number} to what the area needs', () => {\n    const value = subject.${name}F${number}(${number + 3});\n    expect(value).toBe(3);\n    expect(value).not.toBe(${number + 9});\n  });\n`)}});\n`,
      ];
  }
}
