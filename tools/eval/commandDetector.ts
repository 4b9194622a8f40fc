import { execa } from 'execa';
import type { Detector } from './comparison.ts';

/**
 * Any program that reads a text on its standard input and ends with 1 when it has something to say of it, 0 when not.
 *
 * @param argument `NAME=COMMAND`, the command for a shell
 */
export function commandDetector(argument: string): Detector {
  const end = argument.indexOf('=');
  const name = argument.slice(0, end);
  const command = argument.slice(end + 1);
  return {
    name,
    flags: async (items) => {
      const flags: boolean[] = [];
      for (const { text } of items) {
        const { exitCode } = await execa(command, { shell: true, input: `${text}\n`, reject: false });
        if (exitCode !== 0 && exitCode !== 1) {
          throw new Error(`${command} ended with ${exitCode}; a detector ends with 0 or 1.`);
        }
        flags.push(exitCode === 1);
      }
      return flags;
    },
  };
}
