import { codeSpans } from '../plan/codeSpans.ts';

/**
 * Text from a plan or a repository as Markdown that shows just that text: no link, no picture, no HTML and no bare
 * address that an editor would make a link of. One line.
 */
export function markdownText(text: string): string {
  return (
    visible(text)
      .replaceAll(/[\\`*_[\]<&~@]/g, String.raw`\$&`)
      // GitHub's Markdown makes links of these two beginnings.
      .replaceAll('://', String.raw`:\//`)
      .replaceAll(/\b(www)\./gi, String.raw`$1\.`)
  );
}

/** Text as a code span that shows just that text. Empty text has none. */
export function markdownCode(text: string): string {
  const shown = visible(text);
  if (shown === '') {
    return '';
  }
  const marks = '`'.repeat(longestRun(shown) + 1);
  const padded = shown.startsWith('`') || shown.endsWith('`') || /^ .* $/.test(shown) ? ` ${shown} ` : shown;
  return `${marks}${padded}${marks}`;
}

/** A command as a block of its own, with the colours of a shell. */
export function markdownCommand(command: string): string {
  const shown = visible(command);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}sh\n${shown}\n${fence}`;
}

/** One of our messages: its code spans stay, and everything else, a person's words in it too, is shown as it is. */
export function markdownMessage(message: string): string {
  const text = visible(message);
  let shown = '';
  let from = 0;
  for (const span of codeSpans(text)) {
    shown += markdownText(text.slice(from, span.start)) + markdownCode(span.content);
    from = span.end;
  }
  return shown + markdownText(text.slice(from));
}

/** Without characters that steer a display or turn the direction of writing round; on one line. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
