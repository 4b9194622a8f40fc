/**
 * A line of the run's stream file (`stream.jsonl` in the run's folder): what a person watches. It is written as things
 * happen, is not flushed line by line, and decides nothing; the journal does.
 */
export interface StreamLine {
  /** Milliseconds since 1970. */
  readonly t: number;
  readonly plan: string | undefined;
  /** Where the text comes from. */
  readonly source: 'runner' | 'agent' | 'reviewer' | 'gate' | 'check' | 'git';
  /** How to show it: plain text, or the start or end of a step. */
  readonly kind: 'text' | 'thought' | 'tool' | 'result' | 'error' | 'heading';
  /** May hold several lines; control characters are already taken out, except line feeds and tabs. */
  readonly text: string;
}
