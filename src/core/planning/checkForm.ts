import { oneLine } from '../base/oneLine.ts';
import { inCodeSpan } from '../plan/codeSpans.ts';
import type { Expectation } from '../plan/plan.ts';
import { type CheckWords, readCheck } from '../plan/readCheck.ts';
import { safeLine, withoutControls } from './safeText.ts';
import type { ProposedPlan } from './proposal.ts';

type ProposedCheck = ProposedPlan['checks'][number];

/** A check as it stands behind the bullet, in the strict form that the reader takes as certain where there is one. */
export function checkLine({ tag, command, expect }: ProposedCheck): string {
  if (tag === 'manual') {
    return `[manual] ${command}`;
  }
  return `[${tag}] ${inCodeSpan(command)} ${expect}`.trimEnd();
}

/**
 * The check in the words of the strict form. What is expected is never guessed: what has no certain meaning stays as the
 * planner wrote it, and the doctor says so. Undefined: it asks for nothing. Doing it twice changes nothing more.
 */
export function strictCheck(check: ProposedCheck): ProposedCheck | undefined {
  const tag = check.tag.toLowerCase().replaceAll(/[^a-z]/g, '') || 'cmd';
  const expect = safeLine(check.expect);
  if (tag === 'manual') {
    const text = safeLine([safeLine(check.command), expect].filter((part) => part !== '').join(' — '));
    return text === '' ? undefined : { tag, command: text, expect: '' };
  }
  const command =
    tag === 'browse' ? oneLine(withoutControls(check.command).replaceAll('`', '')) : commandLine(check.command);
  if (command === '') {
    return undefined;
  }
  if (tag === 'browse') {
    return { tag, command, expect };
  }
  if (isScript(check.command)) {
    return { tag, command, expect: 'was a script: write it as one command line' };
  }
  const written = oneLine(withoutControls(check.expect));
  return certainForm(tag, command, written) ?? certainForm(tag, command, expect) ?? { tag, command, expect };
}

/** Tags that ask for the same of a command; `assert` takes the last pipe for an expected text, `cmd` does not. */
function certainForm(tag: string, command: string, expect: string): ProposedCheck | undefined {
  for (const candidate of tag === 'assert' ? [tag, 'cmd'] : [tag]) {
    for (const words of expectations(candidate, expect)) {
      const form = formOf(readCheck(`[${candidate}] ${inCodeSpan(command)} ${words}`.trimEnd()));
      const again = form === undefined ? undefined : formOf(readCheck(checkLine(form)));
      if (form !== undefined && again !== undefined && checkLine(again) === checkLine(form)) {
        return form;
      }
    }
  }
  return undefined;
}

/** What the planner wrote, and what it can only mean. */
function expectations(tag: string, expect: string): readonly string[] {
  if (/^(?:succeeds|success|passes|0)$/i.test(expect)) {
    return [''];
  }
  const isQuoted = /^(?:"[^"]+"|`[^`]+`)$/.test(expect);
  return tag === 'assert' && isQuoted ? [`contains ${expect}`] : [expect];
}

function formOf(read: CheckWords | undefined): ProposedCheck | undefined {
  if (read?.command === undefined || read.expect === undefined || !/[^`!\s]/.test(read.command)) {
    return undefined;
  }
  const expect = expectationText(read.expect);
  return expect === undefined
    ? undefined
    : { tag: read.tag, command: `${read.negated ? '! ' : ''}${read.command}`, expect };
}

/** Undefined: its text cannot be quoted in a line. */
function expectationText(expect: Expectation): string | undefined {
  switch (expect.kind) {
    case 'exit':
      return expect.code === 0 ? '' : `exits ${expect.code}`;
    case 'contains':
    case 'outputs': {
      const quotation = inQuotes(expect.text);
      return quotation === undefined ? undefined : `${expect.kind} ${quotation}`;
    }
    case 'match':
      return 'has a match';
    case 'atLeast':
      return `at least ${expect.value}`;
    case 'httpStatus':
      return `-> ${expect.code}`;
    default:
      return expect satisfies never;
  }
}

/** In a code span nothing is HTML; a text with backticks may stand in other marks. */
function inQuotes(text: string): string | undefined {
  if (!text.includes('`')) {
    return `\`${text}\``;
  }
  const marks = [
    ['"', '"'],
    ["'", "'"],
    ['“', '”'],
  ].find(([open = '', close = '']) => !text.includes(open) && !text.includes(close));
  return /<[A-Za-z/!?]/.test(text) ? undefined : marks?.join(text);
}

/** Commands, one a line, without the code span, prompt or block around them. */
function commandLines(text: string): readonly string[] {
  const lines: string[] = [];
  let goesOn = false;
  for (const source of withoutControls(text).split(/[\r\n\v\f\u0085\u2028\u2029]+/)) {
    const line = source.replaceAll('\t', ' ').trim();
    if (goesOn) {
      lines.push(`${(lines.pop() ?? '').slice(0, -1).trimEnd()} ${line}`.trim());
    } else {
      lines.push(line.replace(/^(?:\$\s+)+/, ''));
    }
    goesOn = line.endsWith('\\');
  }
  return lines.filter((line) => line !== '' && !/^`{3,}\w*$/.test(line));
}

/** Several commands become one that needs all of them. */
function commandLine(text: string): string {
  const joined = commandLines(text).join(' && ');
  const inside = /^`([^`]+)`$/.exec(joined)?.[1]?.trim() ?? joined;
  return inside.replace(/^!\s*(?=\S)/, '! ');
}

/** Lines of which one is no command by itself: a loop, a text for a program. Joined they would be something else. */
function isScript(text: string): boolean {
  const lines = commandLines(text);
  return (
    lines.length > 1 &&
    lines.some((line) => /<<|(?:[|&({;]|\b(?:do|then|else|in))$|^#|^(?:done|fi|esac|[)}])/.test(line))
  );
}
