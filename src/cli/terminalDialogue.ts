import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { dropPlan, mergeWithNext, movePlan } from '../core/planning/editProposal.ts';
import type { Proposal, Question } from '../core/planning/proposal.ts';
import type { Dialogue } from '../jobs/dialogue.ts';
import type { DialogueAnswer, DialogueMessage } from '../protocol/dialogue.ts';
import { previewText, questionText } from './text/planningText.ts';
import { plainText } from './text/plainText.ts';

export interface TerminalRequest {
  readonly input: Readable;
  readonly output: Writable;
  /** Progress, and what the agent says. */
  readonly progress: (text: string) => void;
  /** Ctrl-C or Ctrl-D at a question. */
  readonly onCancel: () => void;
  /** The set is written without asking. */
  readonly acceptsAll: boolean;
}

export interface TerminalDialogue extends Dialogue {
  readonly close: () => void;
}

/** Talks with a person line by line. */
export function terminalDialogue(request: TerminalRequest): TerminalDialogue {
  const { output, progress, acceptsAll } = request;
  let lines: Interface | undefined;
  const open = (): Interface => {
    if (lines === undefined) {
      lines = createInterface({ input: request.input, output, terminal: 'isTTY' in output && output.isTTY === true });
      lines.on('SIGINT', request.onCancel);
      lines.on('close', () => {
        lines = undefined;
        request.onCancel();
      });
    }
    return lines;
  };
  const close = (): void => {
    lines?.removeAllListeners('close');
    lines?.close();
    lines = undefined;
  };
  const prompt: Prompt = async (words, signal) =>
    await new Promise<string>((resolve, reject) => {
      const stop = (): void => {
        close();
        reject(signal.reason as Error);
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      open().question(words, (line) => {
        signal.removeEventListener('abort', stop);
        resolve(line.trim());
      });
    });
  const tell: Dialogue['tell'] = (message) => {
    if (message.kind === 'progress') {
      progress(`${message.text} …`);
    } else if (message.kind === 'agent') {
      progress(message.text.replaceAll(/^/gm, '  '));
    }
  };
  const answer = async (message: DialogueMessage, signal: AbortSignal): Promise<DialogueAnswer> => {
    switch (message.kind) {
      case 'notWorthPlanning':
        output.write(plainText(`\nThe planner thinks that this needs no plan: ${message.why}\n`));
        return acceptsAll || /^y(?:es)?$/i.test(await prompt('Plan it all the same? [y/N] ', signal))
          ? { kind: 'goOn' }
          : { kind: 'cancel' };
      case 'questions':
        return { kind: 'answers', answers: await askAll(message.questions, { output, prompt, signal }) };
      case 'preview':
        output.write(`\n${previewText(message)}`);
        return acceptsAll
          ? { kind: 'accept', proposal: message.proposal }
          : await askAboutSet(message.proposal, { output, prompt, signal });
      default:
        throw new Error(`${message.kind} asks for nothing.`);
    }
  };
  return {
    tell,
    ask: async (message, _kinds, signal) => {
      tell(message);
      const given = await answer(message, signal);
      if (given.kind === 'cancel') {
        request.onCancel();
        signal.throwIfAborted();
      }
      return given;
    },
    close,
  };
}

type Prompt = (words: string, signal: AbortSignal) => Promise<string>;

interface Talk {
  readonly output: Writable;
  readonly prompt: Prompt;
  readonly signal: AbortSignal;
}

type Answers = Record<string, string | null>;

const questionHelp = 'Number, your own words, Enter for the default, b back, d decide the rest for me: ';

async function askAll(questions: readonly Question[], { output, prompt, signal }: Talk): Promise<Answers> {
  const answers: Answers = {};
  for (let at = 0; at < questions.length;) {
    const question = questions[at];
    if (question === undefined) {
      break;
    }
    output.write(questionText(question, at, questions.length));
    const line = await prompt(questionHelp, signal);
    if (line === 'd') {
      break;
    }
    if (line === 'b') {
      at = Math.max(0, at - 1);
    } else {
      const number = /^\d{1,2}$/.test(line) ? Number(line) : 0;
      answers[question.id] = line === '' ? null : (question.options[number - 1] ?? line);
      at += 1;
    }
  }
  return answers;
}

const setHelp = 'Write them? y yes, n no, d N drop, m N merge with the next, u N up, v N down: ';

async function askAboutSet(proposal: Proposal, { output, prompt, signal }: Talk): Promise<DialogueAnswer> {
  for (;;) {
    const line = (await prompt(setHelp, signal)).toLowerCase();
    if (/^y(?:es)?$/.test(line)) {
      return { kind: 'accept', proposal };
    }
    if (/^(?:n|no|q)$/.test(line)) {
      return { kind: 'cancel' };
    }
    const [, verb, number] = /^([dmuv])\s*(\d{1,2})$/.exec(line) ?? [];
    const at = Number(number) - 1;
    if (verb !== undefined && proposal.plans[at] !== undefined) {
      return { kind: 'judge', proposal: edited(proposal, verb, at) };
    }
    output.write(verb === undefined ? 'That is none of these.\n' : `There is no plan ${at + 1}.\n`);
  }
}

function edited(proposal: Proposal, verb: string, at: number): Proposal {
  switch (verb) {
    case 'd':
      return dropPlan(proposal, at);
    case 'm':
      return mergeWithNext(proposal, at);
    case 'u':
      return movePlan(proposal, at, at - 1);
    default:
      return movePlan(proposal, at, at + 1);
  }
}
