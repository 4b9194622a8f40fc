import type { Span } from './code.ts';

/**
 * Whether a test that runs comes to an assertion and fails with it. `conditional`: only in some cases. `swallowed`: its
 * failure is caught. `never`: what stands before leaves, or nobody calls it.
 */
export type Reach = 'sure' | 'conditional' | 'swallowed' | 'never';

/** A place in a test that can fail. Texts are wordings, see `wordingOf`. */
export interface Assertion {
  readonly index: number;
  readonly span: Span;
  /** What is looked at, and what it is compared with. */
  readonly subject: string;
  readonly expected: readonly string[];
  /** Name of the matcher, or the operator. */
  readonly matcher: string;
  readonly negated: boolean;
  /** 0 to 10, see `strengthOf`. */
  readonly strength: number;
  /** Why it holds whatever the program does; undefined: it can fail. */
  readonly trivial: string | undefined;
  readonly reach: Reach;
  /** Its outcome comes later, and whether somebody waits for it; undefined: it comes at once. */
  readonly awaited: boolean | undefined;
  /** A function of the project's own that asserts. */
  readonly helper: string | undefined;
}

/** The same in two assertions that ask the same. */
export function askedBy({ subject, expected, matcher, negated }: Assertion): string {
  return [negated ? 'not' : '', matcher, subject, ...expected].join(' | ');
}
