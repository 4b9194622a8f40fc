/** What the scripted model does, in words that every agent's own tools can be called by. */
export type Move =
  | { readonly kind: 'writeFile'; readonly path: string; readonly text: string }
  | { readonly kind: 'readFile'; readonly path: string }
  /** `background`: by the agent's own means, so that its turn goes on while the command runs. */
  | { readonly kind: 'shell'; readonly command: string; readonly background?: true }
  /** The answer of a role that has one. */
  | { readonly kind: 'answer'; readonly value: unknown };

export type ModelFault =
  | 'limited'
  | 'overloaded'
  | 'unauthorized'
  | 'tooLong'
  | 'unknownModel'
  /** The stream is cut half way through. */
  | 'cut'
  /** The first event, then nothing more, the connection stays open. */
  | 'silence'
  | 'brokenToolInput'
  | 'refusal';

/** One answer of the model. Without moves it ends its turn. */
export interface Turn {
  readonly text?: string;
  readonly moves?: readonly Move[];
  /** Given instead, one for each time that this turn is asked for; then the turn itself. */
  readonly faults?: readonly ModelFault[];
  /** The last fault stays. */
  readonly forever?: boolean;
  /** For `limited`. */
  readonly retryAfterSeconds?: number;
}

export interface Scenario {
  /** Chosen by `[[scenario:name]]` in the prompt … */
  readonly name: string;
  /** … or by this: a text in the prompt, or a question to it. */
  readonly when?: string | ((prompt: string) => boolean);
  readonly turns: readonly Turn[];
}

export function scenarioFor(scenarios: readonly Scenario[], prompt: string): Scenario | undefined {
  return scenarios.find(
    ({ name, when }) =>
      prompt.includes(`[[scenario:${name}]]`) ||
      (typeof when === 'string' && prompt.includes(when)) ||
      (typeof when === 'function' && when(prompt)),
  );
}

/** A request as both protocols have it. */
export interface ModelRequest {
  readonly wire: 'anthropic' | 'responses';
  readonly path: string;
  /** Text of all user messages, tool results left out. */
  readonly prompt: string;
  /** From 0: how many answers of the model the history holds. */
  readonly turn: number;
  /** Names of the tools that the agent offers. Empty for side requests such as a title. */
  readonly tools: readonly string[];
  readonly model: string;
  readonly stream: boolean;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What is to be said to one request. */
export type Reply =
  | { readonly kind: 'turn'; readonly turn: Turn; readonly brokenToolInput: boolean; readonly refusal: boolean }
  | { readonly kind: 'cut' | 'silence'; readonly turn: Turn }
  | {
      readonly kind: 'status';
      readonly fault: 'limited' | 'overloaded' | 'unauthorized' | 'tooLong' | 'unknownModel';
      readonly retryAfterSeconds: number | undefined;
    };

/**
 * @param asked how often this turn has been asked for before, from 0
 */
export function replyFor(turn: Turn, asked: number): Reply {
  const faults = turn.faults ?? [];
  const fault = faults[asked] ?? (turn.forever === true ? faults.at(-1) : undefined);
  switch (fault) {
    case undefined:
    case 'brokenToolInput':
    case 'refusal':
      return {
        kind: 'turn',
        turn,
        brokenToolInput: fault === 'brokenToolInput',
        refusal: fault === 'refusal',
      };
    case 'cut':
    case 'silence':
      return { kind: fault, turn };
    case 'limited':
    case 'overloaded':
    case 'unauthorized':
    case 'tooLong':
    case 'unknownModel':
      return { kind: 'status', fault, retryAfterSeconds: turn.retryAfterSeconds };
    default:
      return fault satisfies never;
  }
}
