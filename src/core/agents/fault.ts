import type { AgentExit, AgentOutcome, Fault, Usage } from './agent.ts';

/** What a message about a failed session needs to know of the agent. */
export interface FaultWords {
  readonly title: string;
  /** How a person gives this agent access, as an order: "Run `claude` once and sign in". */
  readonly signIn: string;
  /** Its own words say what is missing, and what to do. */
  readonly tellsMissing?: true;
}

/** Fault of an HTTP status of the model's provider; undefined where the status alone does not tell. */
export function faultOfStatus(status: number): Fault | undefined {
  switch (status) {
    case 401:
    case 403:
      return 'authentication';
    case 402:
    case 429:
      return 'limit';
    case 413:
      return 'tooLong';
    default:
      return status >= 500 && status < 600 ? 'overload' : undefined;
  }
}

/**
 * Words by which the agents' own programs name a fault where they give no code for it. First match wins: a missing
 * credit comes as a bad request, and a limit's text may also speak of the connection.
 */
const faultWords: readonly (readonly [RegExp, Fault])[] = [
  [/credit balance|usage limit|rate.?limit|too many requests|insufficient.quota|quota exceeded|\b429\b/i, 'limit'],
  [/prompt is too long|prompt_too_long|context.?window|context.?length|maximum context/i, 'tooLong'],
  [
    /not logged in|please run \/login|invalid.{0,12}api.?key|authentication.?(error|failed)|unauthorized|missing environment variable|\b401\b/i,
    'authentication',
  ],
  [/overloaded|at capacity|service unavailable|internal server error|\b5(?:00|02|03|04|29)\b/i, 'overload'],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|connection (?:error|refused|failed)|fetch failed|socket hang up|stream disconnected|error sending request|waiting for network/i,
    'network',
  ],
  [/\brefusal\b|usage policy|violate/i, 'refusal'],
];

export function faultOfText(text: string): Fault | undefined {
  return faultWords.find(([words]) => words.test(text))?.[1];
}

/** One or two sentences for a tired person: what happened, and what to do. `detail` is the agent's own text. */
function explainFault(fault: Fault, words: FaultWords, detail: string): string {
  const own = brief(detail);
  const said = own === '' ? '' : ` It said: ${own}`;
  switch (fault) {
    case 'missing':
      return words.tellsMissing === true
        ? own
        : `${words.title} cannot be used: its program or its model is not there. Check both under "agents" in .mstack/config.json.${said}`;
    case 'authentication':
      return `${words.title} has no access to its model. ${words.signIn}, then run again.${said}`;
    case 'limit':
      return `${words.title} has reached a usage or rate limit. Wait until it is lifted (or add credit), then run again.${said}`;
    case 'overload':
      return `The model's provider is overloaded or out of order. Nothing is wrong with the plan: run again in a few minutes.${said}`;
    case 'network':
      return `${words.title} could not reach its model. Check the network (proxy, VPN, base URL), then run again.${said}`;
    case 'refusal':
      return `The model refused this request. Reword the plan, or use another agent for it.${said}`;
    case 'tooLong':
      return `The work did not fit into the model's context. Split the plan into smaller ones.${said}`;
    case 'silent':
      return `${words.title} gave no sign of life for too long and was ended.${said}`;
    case 'timeLimit':
      return `${words.title} was ended: it ran into its time limit. Split the plan, or raise the limit.${said}`;
    case 'protocol':
      return `${words.title} answered in a way that mstack cannot read. Check that its version is supported.${said}`;
    case 'crash':
      return `${words.title} ended with an error.${said}`;
    default:
      return fault satisfies never;
  }
}

export function failedWith(fault: Fault, words: FaultWords, detail: string, usage: Usage): AgentOutcome {
  return { kind: 'failed', fault, message: explainFault(fault, words, detail), usage };
}

/** The beginning of a text on one line: agents put whole JSON bodies and HTML pages into their error messages. */
function brief(detail: string): string {
  const text = detail.replaceAll(/\s+/g, ' ').trim();
  return text.length <= 400 ? text : `${text.slice(0, 400)}…`;
}

/** How a process ended, in words, for sessions that say nothing themselves. */
export function endingOf(exit: AgentExit): string {
  return exit.signal === undefined ? `exit code ${exit.code ?? 'unknown'}` : `signal ${exit.signal}`;
}
