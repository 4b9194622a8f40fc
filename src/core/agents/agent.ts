/** What an agent is asked to do. */
export type Role = 'plan' | 'fix' | 'implement' | 'investigate' | 'review' | 'extract';

/** What a planner is asked for: first its questions, then the plans. */
export type Phase = 'questions' | 'plans';

/** Roles whose agent may change files; the others only read and answer. */
export const writingRoles: readonly Role[] = ['fix', 'implement'];

export interface AgentRequest {
  readonly role: Role;
  /** Where the role has several. */
  readonly phase?: Phase | undefined;
  /** Plan file, relative to the repository; empty where the role is about none. */
  readonly planFile: string;
  readonly prompt: string;
  /** Absolute path; the agent's working directory. */
  readonly repository: string;
  /** UUID, chosen by the runner, so that the session is known before its first event. */
  readonly sessionId: string;
  /** JSON Schema of the answer, where the role has one. */
  readonly schema: unknown;
  /** Absolute paths outside the repository: the schema as a file, and where an answer may be written to. */
  readonly schemaFile: string;
  readonly answerFile: string;
  /** Variables every process below the agent must see: run marker, push guard. Codex hands them on by its own policy. */
  readonly childEnvironment: Readonly<Record<string, string>>;
  /** From the settings: model name, and a program (with leading arguments) instead of the default one. */
  readonly model: string | undefined;
  readonly command: readonly string[] | undefined;
}

/** How the agent's process is started. The prompt is never in `args`: other users of the machine can read those. */
export interface AgentCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the environment of the runner, on top of `AgentRequest.childEnvironment`. */
  readonly environment: Readonly<Record<string, string>>;
}

export type AgentEvent =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'thought'; readonly text: string }
  /** `edits`: files that the agent's own tool is about to write, as the agent names them (relative or absolute). */
  | { readonly kind: 'toolStarted'; readonly tool: string; readonly detail: string; readonly edits?: readonly string[] }
  | { readonly kind: 'toolEnded'; readonly tool: string; readonly failed: boolean; readonly output: string }
  | { readonly kind: 'retrying'; readonly reason: string; readonly waitSeconds: number | undefined }
  | { readonly kind: 'used'; readonly usage: Usage }
  | { readonly kind: 'warned'; readonly text: string };

/** Totals of the session so far. `usd` is the agent's own estimate, where it gives one. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly usd: number | undefined;
}

/** Why an agent's session failed. The first five are nobody's fault in the plan: they pause a run instead of failing a plan. */
export type Fault =
  | 'missing'
  | 'authentication'
  | 'limit'
  | 'overload'
  | 'network'
  | 'refusal'
  | 'tooLong'
  | 'silent'
  | 'timeLimit'
  | 'protocol'
  | 'crash';

export type AgentOutcome =
  /** The session ended by itself. Whether anything is done, the runner finds out. `answer` is unchecked. */
  | { readonly kind: 'ended'; readonly answer: unknown; readonly usage: Usage }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly message: string; readonly usage: Usage }
  /** Ended by our own stop signal. */
  | { readonly kind: 'stopped'; readonly usage: Usage };

/** How a process ended, as the decoder needs it. */
export interface AgentExit {
  readonly code: number | undefined;
  readonly signal: string | undefined;
  /** The last few kilobytes of standard error. */
  readonly stderr: string;
  /** Text of the answer file, if the agent wrote one. */
  readonly answerFileText: string | undefined;
}

export interface AgentStep {
  readonly events: readonly AgentEvent[];
  /** Lines to write to the agent's standard input, without line ends. */
  readonly send: readonly string[];
  /** The session is over: close standard input, the process is expected to end by itself. */
  readonly close: boolean;
}

/**
 * One conversation with one agent process, as a decoder: text in, events and answers out. It does no I/O and knows no
 * clock, so a recorded conversation can be replayed into it.
 */
export interface AgentSession {
  /** What to write to standard input first. `close`: nothing more will follow. */
  readonly opening: { readonly text: string; readonly close: boolean };
  /** Takes one line of standard output, without its line end. Never throws: what cannot be read is a `warned` event. */
  readonly accept: (line: string) => AgentStep;
  /** Lines that ask the agent, in its protocol, to interrupt its turn. Empty when only a signal can do that. */
  readonly interrupt: () => readonly string[];
  /** Judges the whole session after the process has ended (design rules: success is never taken from one field alone). */
  readonly outcome: (exit: AgentExit) => AgentOutcome;
}

/** A kind of agent. One file each; `agents.ts` is the registry. */
export interface Agent {
  readonly id: string;
  readonly title: string;
  /** Program looked up on PATH when the settings name none; undefined: shipped with mstack. */
  readonly program: string | undefined;
  /** One sentence: how a person gets this program. */
  readonly install: string;
  readonly command: (request: AgentRequest) => AgentCommand;
  readonly session: (request: AgentRequest) => AgentSession;
}

export const noUsage: Usage = { inputTokens: 0, outputTokens: 0, usd: undefined };
