import { displayKey } from '../../core/plan/queue.ts';
import type { StreamLine } from '../../protocol/stream.ts';

/** A line of the run's stream for a terminal: plans stand out, steps below them, details indented. Thoughts are left out. */
export function streamLineText(line: StreamLine): string {
  const text = line.text.trimEnd();
  if (text === '' || line.kind === 'thought') {
    return '';
  }
  if (line.kind === 'heading') {
    if (line.source === 'runner') {
      return line.plan === undefined ? `\n${text}\n` : `\n${displayKey(line.plan)} ${text}\n`;
    }
    return `  ${text}\n`;
  }
  const mark = { text: '', tool: '$ ', result: '', error: '! ' }[line.kind];
  return text
    .split('\n')
    .map((part, index) => `    ${index === 0 ? mark : ' '.repeat(mark.length)}${part}\n`)
    .join('');
}
