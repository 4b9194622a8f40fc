import { withoutTrailing } from '../../core/base/withoutTrailing.ts';
import type { StreamLine } from '../../protocol/stream.ts';

/** Turns the run's stream into the lines of an output channel. It remembers whose turn it was, so that a name is shown once. */
export interface StreamText {
  readonly render: (line: StreamLine) => string;
}

/**
 * @param clock a time of day for milliseconds since 1970, e.g. `10:12:03`
 */
export function streamText(clock: (t: number) => string): StreamText {
  let speaker: string | undefined;
  return {
    render: (line) => {
      const text = withoutTrailing(line.text, '\n');
      if (line.kind === 'heading') {
        speaker = undefined;
        // The runner's own headings begin a plan; those of the others are its steps.
        return line.source === 'runner'
          ? `\n${clock(line.t)}  ══ ${text} ${'═'.repeat(Math.max(2, 72 - text.length))}\n`
          : `${clock(line.t)}  ── ${text} ──\n`;
      }
      const head = line.source === speaker ? '' : line.source;
      speaker = line.source;
      const [first = '', ...rest] = text.split('\n');
      const lead = `${clock(line.t)}  ${head.padEnd(nameWidth)}${mark[line.kind]}`;
      return [`${lead}${first}`, ...rest.map((more) => `${' '.repeat(lead.length)}${more}`), ''].join('\n');
    },
  };
}

/** As wide as the longest source and two blanks. */
const nameWidth = 10;

const mark: Readonly<Record<Exclude<StreamLine['kind'], 'heading'>, string>> = {
  text: '',
  thought: '~ ',
  tool: '> ',
  result: '= ',
  error: '! ',
};
