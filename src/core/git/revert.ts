/** A commit that says that it carries out a plan. */
export interface PlanCommit {
  readonly commit: string;
  readonly parents: number;
  readonly subject: string;
}

/**
 * Commits of a plan that were not undone, newest first. A commit of a failed plan has no health trailer.
 *
 * @param log `git log -z --format=%H%n%P%n%B`, newest first
 * @param file the plan's, relative to the repository; it may have been archived since
 */
export function planCommits(log: string, file: string): readonly PlanCommit[] {
  const undone = new Set<string>();
  return log.split('\0').flatMap((entry) => {
    const [commit = '', parents = '', subject = '', ...body] = entry.trimStart().split('\n');
    const has = (name: string): string | undefined =>
      body
        .findLast((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2)
        .trim();
    if (nameOf(has('Refs') ?? '') !== nameOf(file)) {
      return [];
    }
    const reverted = has('Mstack-Reverts');
    if (reverted !== undefined) {
      undone.add(reverted);
      return [];
    }
    return has('Mstack-Run') === undefined || has('Mstack-Health') === undefined || undone.has(commit)
      ? []
      : [{ commit, parents: parents.split(' ').filter((each) => each !== '').length, subject }];
  });
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

const subjectLimit = 72;

export function revertMessage(facts: { subject: string; commit: string; file: string }): string {
  const whole = `revert: ${facts.subject}`;
  const subject = whole.length > subjectLimit ? `${whole.slice(0, subjectLimit - 1).trimEnd()}…` : whole;
  const body = `This reverts commit ${facts.commit}.\nThe plan is pending again.`;
  return `${subject}\n\n${body}\n\nRefs: ${facts.file}\nMstack-Reverts: ${facts.commit}\n`;
}
