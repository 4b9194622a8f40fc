import type { Clause } from './clauses.ts';
import type { Statement } from './statement.ts';
import type { Token } from './tokens.ts';

/** A sentence with one of these says what holds, not only what is done. */
const finite = new Set(
  'that whether is are has have had was were can cannot can’t should must shall will does do doesn’t pass passes passed succeed succeeds fail fails return returns show shows appear appears display displays remain remains contain contains match matches work works persist persists exist exists save saves load loads open opens close closes update updates update trigger triggers call calls accept accepts reject rejects ensure ensures prevent prevents get gets go goes stay stays lead leads render renders redirect redirects produce produces create creates generate generates send sends receive receives throw throws log logs catch catches hide hides resume resumes only no not never without leave leaves left keep keeps kept → = => release releases redirects includes holds gives yields presents makes employs equals becomes begins fires stores requires takes receives reaches follows falls expires prints exits warns skips ignores retries adds removes deletes renames selects highlights toggles expands collapses resolves refuses denies allows permits lets forbids grants exposes defines declares implements extends inherits wraps asserts proves describes explains mentions refers installs compiles parses validates converts normalizes normalises serializes serialises encodes decodes encrypts decrypts notifies publishes subscribes listens connects disconnects reconnects restarts recovers terminates aborts cancels completes finishes waits acquires quits disappears vanishes stops starts ends'.split(
    ' ',
  ),
);

/** A verb or a mark by which something is claimed. */
export function statesSomething(token: Token): boolean {
  return (token.kind === 'word' || token.kind === 'mark') && finite.has(token.lower);
}

/** Whether the rest of the sentence states something. */
export function claimsMore(statement: Statement, clause: Clause, from: number): boolean {
  return statement.clauses.some(
    (one) =>
      one.sentence === clause.sentence &&
      one.last >= from &&
      statement.tokens.slice(Math.max(from, one.first), one.last + 1).some(statesSomething),
  );
}
