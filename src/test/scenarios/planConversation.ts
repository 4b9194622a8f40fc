import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type DialogueAnswer, type DialogueMessage, dialogueMessage } from '../../protocol/dialogue.ts';
import { until, within } from './deadline.ts';
import type { Ended, Rig } from './rig.ts';

type MessageOf<Kind extends DialogueMessage['kind']> = Extract<DialogueMessage, { kind: Kind }>;

/** `mstack plan … --stdio`, or another command that speaks the dialogue, in a test's hands. */
export interface PlanConversation {
  /** The next message of this kind; those before it are passed over. */
  readonly next: <Kind extends DialogueMessage['kind']>(kind: Kind) => Promise<MessageOf<Kind>>;
  readonly answer: (answer: DialogueAnswer) => void;
  readonly sendLine: (line: string) => void;
  readonly closeInput: () => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly pid: number;
  readonly ended: Promise<Ended>;
}

export function startPlanning(rig: Rig, ...args: readonly string[]): PlanConversation {
  return startConversation(rig, 'plan', ...args);
}

/** Any command that speaks the dialogue. */
export function startConversation(rig: Rig, ...args: readonly string[]): PlanConversation {
  const child = spawn(process.execPath, [rig.program, ...args, '--stdio'], {
    cwd: rig.root,
    env: rig.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const messages: DialogueMessage[] = [];
  const texts = { out: '', err: '' };
  let over = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    texts.out += `${line}\n`;
    messages.push(dialogueMessage.parse(JSON.parse(line)));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  // It may have gone when something is still said to it: its end tells why.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      over = true;
      resolve({ code: code ?? (signal === null ? -1 : -2), ...texts });
    });
  });
  const sendLine = (line: string): void => {
    child.stdin.write(`${line}\n`);
  };
  return {
    next: async <Kind extends DialogueMessage['kind']>(kind: Kind) =>
      await until(() => {
        const at = messages.findIndex((message) => message.kind === kind);
        if (at !== -1) {
          return messages.splice(0, at + 1).at(-1) as MessageOf<Kind>;
        }
        if (over) {
          throw new Error(`It ended without ${kind}.\n${texts.out}\n${texts.err}`);
        }
        return undefined;
      }, `the message ${kind}`),
    answer: (answer) => {
      sendLine(JSON.stringify(answer));
    },
    sendLine,
    closeInput: () => child.stdin.end(),
    signal: (signal) => child.kill(signal),
    pid: child.pid ?? 0,
    ended: within(ended, `the end of mstack ${args.join(' ')}`, 50_000),
  };
}
