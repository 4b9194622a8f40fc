import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Dialogue } from '../jobs/dialogue.ts';
import { type DialogueAnswer, dialogueAnswer } from '../protocol/dialogue.ts';
import { complain } from './command.ts';

export interface StdioDialogue extends Dialogue {
  /** Stops listening, so that the program can end. */
  readonly close: () => void;
}

export interface StdioRequest {
  readonly input: Readable;
  readonly write: (line: string) => void;
  /** The client gave up, or has gone. */
  readonly onCancel: () => void;
}

/** Talks with the program that started this one, one JSON object a line. What it sends before it is asked waits. */
export function stdioDialogue({ input, write, onCancel }: StdioRequest): StdioDialogue {
  const answers: DialogueAnswer[] = [];
  let wake: (() => void) | undefined;
  const lines = createInterface({ input, crlfDelay: Infinity });
  lines.on('line', (line) => {
    const answer = line.trim() === '' ? undefined : readAnswer(line);
    if (answer?.kind === 'cancel') {
      onCancel();
    } else if (answer !== undefined) {
      answers.push(answer);
      wake?.();
    }
  });
  lines.on('close', onCancel);
  const tell: Dialogue['tell'] = (message) => {
    write(`${JSON.stringify(message)}\n`);
  };
  return {
    tell,
    ask: async (message, kinds, signal) => {
      tell(message);
      for (;;) {
        signal.throwIfAborted();
        const answer = answers.shift();
        if (answer !== undefined && kinds.includes(answer.kind) && !isOutdated(answer, answers)) {
          return answer;
        }
        if (answer === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
            signal.addEventListener('abort', () => resolve(), { once: true });
          });
        }
      }
    },
    close: () => {
      lines.off('close', onCancel);
      lines.close();
      input.destroy();
    },
  };
}

/** A set that has been changed again meanwhile need not be judged any more. */
function isOutdated(answer: DialogueAnswer, later: readonly DialogueAnswer[]): boolean {
  return answer.kind === 'judge' && later.some(({ kind }) => kind === 'judge' || kind === 'accept');
}

function readAnswer(line: string): DialogueAnswer | undefined {
  try {
    const read = dialogueAnswer.safeParse(JSON.parse(line));
    if (read.success) {
      return read.data;
    }
  } catch {
    // Not JSON: the same sentence tells it.
  }
  complain(`This is no answer, and was passed over: ${line.slice(0, 200)}`);
  return undefined;
}
