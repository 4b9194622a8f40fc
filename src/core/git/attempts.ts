/** Work that was kept under a private ref: an attempt, what was put back, or what a reviewer wrote. */
export interface Attempt {
  readonly ref: string;
  readonly commit: string;
  /** ISO 8601 with the zone of whoever ran mstack. */
  readonly when: string;
  /** Plan file, relative to the repository; empty where the commit does not say. */
  readonly plan: string;
  readonly run: string;
  /** What was kept and why, as a line. */
  readonly why: string;
}

/** Subject of the commit below an attempt that holds the work tree as it was before. */
export const baseMark = 'mstack: the work tree before the attempt';

export const attemptsPrefix = 'refs/mstack/attempts/';

/** Fields of `git for-each-ref`, each ended by NUL; a record ends with a line feed after its last NUL. */
export const attemptFormat = '%(refname)%00%(objectname)%00%(creatordate:iso-strict)%00%(contents)%00';

/** Newest first; what is no attempt of ours is left out. */
export function readAttempts(output: string): readonly Attempt[] {
  const fields = output.split('\0');
  const attempts: Attempt[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [name = '', commit = '', when = '', message = ''] = fields.slice(at, at + 4);
    const ref = name.trimStart();
    if (ref.startsWith(attemptsPrefix)) {
      const why = (message.split('\n')[0] ?? '').replace(/^mstack:? ?/, '');
      attempts.push({ ref, commit, when, plan: trailer(message, 'Refs'), run: trailer(message, 'Mstack-Run'), why });
    }
  }
  return attempts.toSorted((a, b) => Date.parse(b.when) - Date.parse(a.when) || (a.ref < b.ref ? 1 : -1));
}

function trailer(message: string, name: string): string {
  const line = message.split('\n').findLast((each) => each.startsWith(`${name}: `));
  return line === undefined ? '' : line.slice(name.length + 2).trim();
}

/** Attempts that a person means by a ref, the end of one, or a plan file (then its newest comes first). */
export function attemptsNamed(attempts: readonly Attempt[], name: string): readonly Attempt[] {
  const exact = attempts.filter((attempt) => attempt.ref === name || attempt.commit === name);
  return exact.length > 0
    ? exact
    : attempts.filter(
        (attempt) => attempt.ref.endsWith(`/${name}`) || attempt.plan === name || attempt.plan.endsWith(`/${name}`),
      );
}

/**
 * The oldest attempts beyond a number. The newest of a plan that failed is never among them: it is what a person or the next
 * attempt goes on from.
 *
 * @param attempts newest first
 * @param failedPlans files of plans whose status is `failed`
 */
export function attemptsToPrune(
  attempts: readonly Attempt[],
  limit: number,
  failedPlans: ReadonlySet<string>,
): readonly Attempt[] {
  const seen = new Set<string>();
  const needed = attempts.filter(({ plan }) => {
    const isNewest = failedPlans.has(plan) && !seen.has(plan);
    seen.add(plan);
    return isNewest;
  });
  const room = Math.max(0, limit - needed.length);
  const others = attempts.filter((attempt) => !needed.includes(attempt));
  return others.slice(room);
}
