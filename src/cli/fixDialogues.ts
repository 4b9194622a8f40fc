import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Dialogue } from '../jobs/dialogue.ts';
import type { DialogueAnswer, DialogueMessage } from '../protocol/dialogue.ts';
import { diffText } from './text/diffText.ts';
import { plainText } from './text/plainText.ts';
import type { Screen } from './text/terminalText.ts';

export interface FixTerminal {
  readonly input: Readable;
  readonly output: Writable & Screen;
  /** Progress, and what the agent says. */
  readonly progress: (text: string) => void;
  /** Ctrl-C or Ctrl-D at a question. */
  readonly onCancel: () => void;
}

const help = 'Take it? y take, n leave, a take this and all that follow, q quit: ';

/** Shows a person each mended plan as a diff, and asks whether to take it. */
export function terminalFixDialogue({ input, output, progress, onCancel }: FixTerminal): Dialogue {
  let takesAll = false;
  const tell = tellerOf(progress);
  return {
    tell,
    ask: async (message, _kinds, signal): Promise<DialogueAnswer> => {
      if (message.kind !== 'fixed') {
        throw new Error(`${message.kind} asks for nothing here.`);
      }
      output.write(`\n${fixedWords(message, output)}`);
      while (!takesAll) {
        const line = await question({ input, output, onCancel }, signal);
        if (/^(?:n|no)$/i.test(line)) {
          return { kind: 'leave' };
        }
        if (/^(?:q|quit)$/i.test(line)) {
          return { kind: 'cancel' };
        }
        takesAll = /^(?:a|all)$/i.test(line);
        if (/^(?:y|yes)$/i.test(line)) {
          break;
        }
      }
      return { kind: 'take' };
    },
  };
}

/** Nobody is there: what was judged good is taken. */
export function headlessFixDialogue(progress: (text: string) => void, print: (text: string) => void): Dialogue {
  return {
    tell: tellerOf(progress),
    ask: async (message) => {
      if (message.kind === 'fixed') {
        print(`${plainText(`${message.file}: ${message.summary.replaceAll('\n', '\n  ')}`)}\n\n`);
      }
      return await Promise.resolve({ kind: 'take' });
    },
  };
}

function tellerOf(progress: (text: string) => void): Dialogue['tell'] {
  return (message) => {
    if (message.kind === 'progress') {
      progress(`${message.text} …`);
    } else if (message.kind === 'agent') {
      progress(message.text.replaceAll(/^/gm, '  '));
    } else if (message.kind === 'notFixed') {
      progress(`mstack: ${message.file} was not mended: ${message.reason}`);
    }
  };
}

function fixedWords(message: Extract<DialogueMessage, { kind: 'fixed' }>, screen: Screen): string {
  return `${diffText(message.file, message.before, message.after, screen)}\n${plainText(message.summary)}\n`;
}

type Asking = Pick<FixTerminal, 'input' | 'output' | 'onCancel'>;

async function question({ input, output, onCancel }: Asking, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const lines = createInterface({ input, output, terminal: output.isTTY === true });
  const given = Promise.withResolvers<string>();
  const stop = (): void => given.reject(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  lines.on('SIGINT', onCancel);
  lines.on('close', onCancel);
  lines.question(help, (line) => given.resolve(line.trim()));
  try {
    return await given.promise;
  } finally {
    signal.removeEventListener('abort', stop);
    lines.removeAllListeners('close');
    lines.close();
  }
}
