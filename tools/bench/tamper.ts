import { examplePlan } from '../../src/core/plan/examplePlan.ts';
import { findTampering } from '../../src/core/tamper/findTampering.ts';
import type { AttemptedChange, FileVersions } from '../../src/core/tamper/tamper.ts';
import { tableText } from '../eval/figures.ts';
import type { BenchGroup } from './bench.ts';
import { median, percentile, timeText, verdict } from './measure.ts';

const changedLines = 2000;
const rounds = 30;
/** Milliseconds. */
const most = 150;

export const tamper: BenchGroup = {
  name: 'tamper',
  summary: `what is looked for in a change of ${changedLines} lines`,
  peers: false,
  measure: async () => await Promise.resolve(measured()),
};

function measured(): string {
  const change = exampleChange();
  const started = performance.now();
  const found = findTampering(change).length;
  const first = performance.now() - started;
  const times = Array.from({ length: rounds }, () => {
    const before = performance.now();
    findTampering(change);
    return performance.now() - before;
  });
  return [
    `Looking for cheats in a change of ${changedLines} lines of ${change.files.length} files (TypeScript and Python, sources and tests, package.json, lock file, CI)`,
    '  In this process, without reading from git.',
    tableText([
      ['', 'time', 'target', 'p95', 'found', 'runs'],
      ['the first time', timeText(first), verdict(first, most, timeText), '', String(found), '1'],
      [
        'again',
        timeText(median(times)),
        verdict(median(times), most, timeText),
        timeText(percentile(times, 0.95)),
        '',
        String(rounds),
      ],
    ]),
  ].join('\n');
}

/** Half of the lines in tests, in files of 200 lines of which 100 are new. */
function exampleChange(): AttemptedChange {
  const files: FileVersions[] = [];
  for (let at = 0; at < changedLines / 100; at += 1) {
    const isPython = at % 4 === 3;
    const isTest = at % 2 === 1;
    const lines = Array.from({ length: 50 }, (_, line) => piece(isPython, isTest, line)).flat();
    const before = [head(isPython, isTest), ...lines.slice(0, 100)].join('\n');
    const path = isTest
      ? isPython
        ? `tests/test_${at}.py`
        : `test/part${at}.test.ts`
      : isPython
        ? `src/part${at}.py`
        : `src/part${at}.ts`;
    files.push({ path, before, after: [head(isPython, isTest), ...lines].join('\n') });
  }
  files.push({ path: 'package.json', before: manifest('3.23.8'), after: manifest('3.24.0') });
  files.push({ path: 'package-lock.json', before: lockText('3.23.8'), after: lockText('3.24.0') });
  files.push({ path: '.github/workflows/ci.yml', before: workflow(4), after: workflow(5) });
  const texts = new Map(files.map(({ path, before }) => [path, before]));
  const plan = examplePlan(['title: Example', 'allow: [src, test, tests, package.json, package-lock.json]']);
  return {
    plan,
    files,
    textBefore: (path) => texts.get(path),
    pathsBefore: new Set(texts.keys()),
    fileBytes: 1_000_000,
  };
}

function head(isPython: boolean, isTest: boolean): string {
  return isPython
    ? isTest
      ? 'import pytest\nfrom part import part'
      : '"""A part."""'
    : isTest
      ? "import { expect, it } from 'vitest';\nimport * as part from '../src/part.js';"
      : '// A part.';
}

/** Four lines. */
function piece(isPython: boolean, isTest: boolean, line: number): string[] {
  if (isPython) {
    return isTest
      ? [
          `def test_part_${line}() -> None:`,
          `    value = part(${line}, "${line}")`,
          `    assert value == ${line * 7}`,
          '',
        ]
      : [
          `def part_${line}(value: int, text: str) -> int:`,
          `    # Seven times ${line}.`,
          `    return value * 7 + len(text) - ${line}`,
          '',
        ];
  }
  return isTest
    ? [
        `it('reads part ${line}', () => {`,
        `  const value = part.part${line}(${line}, '${line}');`,
        `  expect(value).toBe(${line * 7});`,
        '});',
      ]
    : [
        `export function part${line}(value: number, text: string): number {`,
        `  // Seven times ${line}.`,
        `  return value * 7 + text.length - ${line};`,
        '}',
      ];
}

/** Of 500 packages. */
function lockText(version: string): string {
  const packages = Object.fromEntries(
    Array.from({ length: 500 }, (_, at) => [
      `node_modules/package-${at}`,
      {
        version,
        resolved: `https://registry.npmjs.org/package-${at}/-/package-${at}-${version}.tgz`,
        integrity: `sha512-${version}-${at}`,
      },
    ]),
  );
  return `${JSON.stringify({ lockfileVersion: 3, packages }, undefined, 2)}\n`;
}

function manifest(version: string): string {
  return `${JSON.stringify({ scripts: { test: 'vitest run', lint: 'eslint .' }, dependencies: { zod: version } }, undefined, 2)}\n`;
}

function workflow(version: number): string {
  return `on: [push]\njobs:\n  check:\n    steps:\n      - uses: actions/checkout@v${version}\n      - run: npm test\n`;
}
