import type { TestCase } from '../health.ts';
import { caseList, type FailedTest, type TestReading } from './testReader.ts';

/**
 * JUnit's XML, which nearly every runner can write. There is no standard: what all have in common is `testcase` with
 * `name` and `classname`, and in it `failure`, `error` or `skipped`. Nothing else is looked at, so that a scanner of tags
 * does, and no XML library with entities, namespaces and validation is needed. Undefined: no test case and no suite.
 */
export function readJunit(texts: readonly string[]): TestReading | undefined {
  const list = caseList();
  const failed: FailedTest[] = [];
  let suites = 0;
  for (const text of texts) {
    let open: { file: string | undefined; name: string; line: number | undefined } | undefined;
    let outcome: TestCase['outcome'] = 'passed';
    const end = (): void => {
      if (open !== undefined) {
        list.add({ file: open.file, name: open.name, outcome });
        if (outcome === 'failed') {
          failed.push(open);
        }
      }
      open = undefined;
      outcome = 'passed';
    };
    forEachTag(text, (tag) => {
      switch (tag.name) {
        case 'testsuites':
        case 'testsuite':
          suites += 1;
          break;
        case 'testcase': {
          const { file, classname, name = '', line } = tag.attributes();
          // Vitest and Mocha write the file as the class; elsewhere the class is part of the name.
          const classIsFile = file === undefined && classname !== undefined && /[\\/]|\.[cm]?[jt]sx?$/.test(classname);
          open = {
            file: file ?? (classIsFile ? classname : undefined),
            name: classIsFile || classname === undefined || classname === '' ? name : `${classname} > ${name}`,
            line: line === undefined ? undefined : Number(line),
          };
          if (tag.closed) {
            end();
          }
          break;
        }
        case '/testcase':
          end();
          break;
        case 'failure':
        case 'error':
          outcome = open === undefined ? outcome : 'failed';
          break;
        case 'skipped':
          outcome = open === undefined || outcome === 'failed' ? outcome : 'skipped';
          break;
        default:
      }
    });
  }
  if (suites === 0 && list.cases.length === 0) {
    return undefined;
  }
  const count = (outcome: TestCase['outcome']): number => list.cases.filter((test) => test.outcome === outcome).length;
  const passed = count('passed');
  return { passed, total: passed + failed.length, skipped: count('skipped'), failed, cases: list.cases };
}

interface Tag {
  /** With a slash before it where it ends an element. */
  readonly name: string;
  /** `<skipped/>` has no end of its own. */
  readonly closed: boolean;
  readonly attributes: () => Readonly<Record<string, string | undefined>>;
}

/** Hands out tags in order; skips comments, CDATA, declarations and text. Linear. */
function forEachTag(text: string, take: (tag: Tag) => void): void {
  let at = text.indexOf('<');
  while (at !== -1) {
    const skipped = ['<!--', '<![CDATA[', '<?'].find((start) => text.startsWith(start, at));
    if (skipped !== undefined) {
      const ending = skipped === '<!--' ? '-->' : skipped === '<?' ? '?>' : ']]>';
      const end = text.indexOf(ending, at + skipped.length);
      if (end === -1) {
        return;
      }
      at = text.indexOf('<', end + ending.length);
      continue;
    }
    const end = endOfTag(text, at + 1);
    if (end === -1) {
      return;
    }
    const inside = text.slice(at + 1, end);
    const [name = ''] = inside.split(/[\s>]/, 1);
    take({
      name: name.endsWith('/') ? name.slice(0, -1) : name,
      closed: inside.endsWith('/'),
      attributes: () => attributesOf(inside),
    });
    at = text.indexOf('<', end + 1);
  }
}

/** `testcase name="adds" time='0.1'`: what stands in quotes, by the word before its sign. */
function attributesOf(inside: string): Readonly<Record<string, string | undefined>> {
  const values: Record<string, string> = {};
  let from = 0;
  for (let sign = inside.indexOf('='); sign !== -1; sign = inside.indexOf('=', from)) {
    const behind = inside.slice(sign + 1).trimStart();
    const start = inside.length - behind.length + 1;
    const end = inside.indexOf(behind.charAt(0), start);
    const name = inside.slice(from, sign).trim().split(/\s/).at(-1) ?? '';
    if (!/^["']/.test(behind) || end === -1) {
      break;
    }
    values[name] = decoded(inside.slice(start, end));
    from = end + 1;
  }
  return values;
}

/** A `>` inside of quotes does not end the tag. */
function endOfTag(text: string, from: number): number {
  let quote: string | undefined;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    if (quote !== undefined) {
      quote = char === quote ? undefined : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '>') {
      return index;
    }
  }
  return -1;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') {
      return entities[name] ?? whole;
    }
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
