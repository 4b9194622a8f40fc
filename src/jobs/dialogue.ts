import type { DialogueAnswer, DialogueMessage } from '../protocol/dialogue.ts';

/** Whoever watches a job and answers its questions: a terminal, an editor, a script. */
export interface Dialogue {
  readonly tell: (message: DialogueMessage) => void;
  /**
   * Tells something that wants an answer, and waits for one of these kinds, or `cancel`; what else is answered is passed
   * over. Rejects with the signal's reason when that aborts.
   */
  readonly ask: (
    message: DialogueMessage,
    kinds: readonly DialogueAnswer['kind'][],
    signal: AbortSignal,
  ) => Promise<DialogueAnswer>;
}
