import { displayKey } from '../../core/plan/queue.ts';
import type { StreamLine } from '../../protocol/stream.ts';

/** Of a command's output that went well, only so much is shown: all of it is in the transcript. */
const shownResultLines = 3;

/**
 * A line of the run's stream for a terminal: plans stand out, steps below them, details indented. Left out is what a
 * tired person does not miss: an agent's thoughts, and the word that an edit is done.
 */
export function streamLineText(line: StreamLine): string {
  const text = line.text.trimEnd();
  if (text === '' || line.kind === 'thought') {
    return '';
  }
  if (line.kind === 'heading') {
    return headingText(line, text);
  }
  const fromAgent = line.source === 'agent' || line.source === 'reviewer';
  if (fromAgent && line.kind === 'result' && /^[\w -]+: done$/.test(text)) {
    return '';
  }
  const lines = text.split('\n');
  const shown = fromAgent && line.kind === 'result' ? shorten(lines) : lines;
  const mark = { text: '', tool: '$ ', result: '', error: '! ' }[line.kind];
  return shown.map((part, index) => `    ${index === 0 ? mark : ' '.repeat(mark.length)}${part}\n`).join('');
}

function headingText(line: StreamLine, text: string): string {
  if (line.source !== 'runner') {
    return `  ${text}\n`;
  }
  return line.plan === undefined ? `\n${text}\n` : `\n${displayKey(line.plan)} ${text}\n`;
}

function shorten(lines: readonly string[]): readonly string[] {
  return lines.length <= shownResultLines + 1
    ? lines
    : [`… ${lines.length - shownResultLines} more lines`, ...lines.slice(-shownResultLines)];
}
