import { CheckWatch } from '../node/checkWatch.ts';
import { oneTerminalLine } from './text/progressLine.ts';

/** In milliseconds: often enough for a line that is written anew; elsewhere each time is a line of its own. */
const every = { live: 1000, lines: 10_000 };

/** Tells a person which check is running and for how long, apart from what it gave. */
export function terminalWatch(): CheckWatch {
  const live = process.stderr.isTTY;
  return new CheckWatch({
    everyMs: live ? every.live : every.lines,
    live,
    tell: oneTerminalLine(process.stderr),
  });
}
