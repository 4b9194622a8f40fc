import { assertNever } from '../base/assertNever.ts';
import type { Range } from '../base/range.ts';
import type { Check, Expectation } from '../plan/plan.ts';
import { readCheck } from '../plan/readCheck.ts';
import type { PlanDocument } from './planDocument.ts';
import type { QuickFix } from './quickFix.ts';
import { touches } from './touches.ts';

/** Puts a check that is read with certainty into the form that nobody can read otherwise: command in a code span first. */
export function strictCheck({ plan, lines }: PlanDocument, range: Range): QuickFix[] {
  return (plan?.checks ?? [])
    .filter((check) => touches(check.range, range))
    .flatMap((check): QuickFix[] => {
      const strict = strictForm(check);
      return strict === undefined || strict === written(lines, check.range)
        ? []
        : [
            {
              title: 'Convert to strict check',
              kind: 'refactor.rewrite',
              preferred: false,
              problem: undefined,
              edits: [{ range: check.range, text: strict }],
            },
          ];
    });
}

/** Longer ones are not looked at: a remark may begin at every dash. In UTF-16 units. */
const longest = 2_000;

/** Undefined: what it says cannot be said that way without losing a word. */
function strictForm(check: Check): string | undefined {
  const { tag, text, command, expect, negated } = check;
  const words = expect === undefined ? undefined : wordsOf(expect);
  const span = command === undefined ? undefined : codeSpan(`${negated ? '! ' : ''}${command}`);
  if (command === undefined || words === undefined || span === undefined || check.ambiguous || text.length > longest) {
    return undefined;
  }
  const remark = remarkOf(check, text.slice(text.indexOf(command) + command.length));
  if (remark === undefined) {
    return undefined;
  }
  const strict = [`[${tag}]`, span, words, remark].filter((part) => part !== '').join(' ');
  return saysTheSame(strict, check) ? strict : undefined;
}

/** Wrapped lines joined with one blank. */
function written(lines: readonly string[], { start, end }: Range): string {
  return lines
    .slice(start.line, end.line + 1)
    .map((line, at) => line.slice(at === 0 ? start.character : 0).trim())
    .join(' ');
}

function wordsOf(expect: Expectation): string | undefined {
  switch (expect.kind) {
    case 'exit':
      return expect.code === 0 ? '' : `exits ${expect.code}`;
    case 'contains':
    case 'outputs': {
      const span = codeSpan(expect.text);
      return span === undefined ? undefined : `${expect.kind} ${span}`;
    }
    case 'match':
      return 'outputs a match';
    case 'atLeast':
      return `at least ${expect.value}`;
    case 'httpStatus':
      return `-> ${expect.code}`;
    default:
      return assertNever(expect);
  }
}

/** Undefined: no code span of one backtick can hold it. */
function codeSpan(text: string): string | undefined {
  return text.includes('`') || text === '' || text.trim() !== text ? undefined : `\`${text}\``;
}

/** Where a remark may begin. */
const remarkStarts = /\s(?:—|–|--?)\s|\s\(|^\(|^(?:—|–|--?)\s/g;

/**
 * What stands behind command and expectation, as written; empty: nothing does. Undefined: it cannot be told apart.
 *
 * @param behind what stands behind the command
 */
function remarkOf(check: Check, behind: string): string | undefined {
  const rest = behind.replace(/^`+/, '').trim();
  // The documented `command | text`: all of it is the text.
  if (check.expect?.kind === 'contains' && rest.startsWith('|')) {
    return '';
  }
  const boundaries = [...rest.matchAll(remarkStarts)].map(({ index }) => index);
  const found = [...boundaries, rest.length].find((end) => {
    const words = rest.slice(0, end).trim();
    // The shortest words that say it hold no remark.
    return saysTheSame(`[${check.tag}] \`${check.negated ? '! ' : ''}${check.command ?? ''}\` ${words}`, check);
  });
  const remark = found === undefined ? undefined : rest.slice(found).trim();
  return remark !== undefined && /^[.;,]$/.test(remark) ? '' : remark;
}

function saysTheSame(text: string, check: Check): boolean {
  const read = readCheck(text);
  return (
    read !== undefined &&
    read.tag === check.tag &&
    read.command === check.command &&
    read.negated === check.negated &&
    JSON.stringify(read.expect) === JSON.stringify(check.expect)
  );
}
