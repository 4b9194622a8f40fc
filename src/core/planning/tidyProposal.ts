import { oneLine } from '../base/oneLine.ts';
import { strictCheck } from './checkForm.ts';
import { inOrder } from './proposalOrder.ts';
import type { Proposal, ProposedPlan } from './proposal.ts';
import { safeLine, safeProse, withoutControls } from './safeText.ts';
import { goalSlug } from './slugs.ts';

/**
 * A proposal in the form in which it is shown, judged and written: every text safe for its place, checks in their strict
 * form, marks of lists taken off, plans behind those that they wait for. `blockedBy` that names no plan is kept, to be
 * told. Doing it twice changes nothing more.
 */
export function tidyProposal(proposal: Proposal): Proposal {
  const plans = proposal.plans.map(tidyPlan);
  const isSound = plans.every(({ blockedBy }, at) =>
    blockedBy.every((need) => need !== at && plans[need] !== undefined),
  );
  const tidy = { goal: goalSlug(proposal.goal), plans };
  return isSound ? inOrder(tidy) : tidy;
}

function tidyPlan(plan: ProposedPlan): ProposedPlan {
  return {
    title: safeTitle(plan.title),
    summary: safeProse(plan.summary),
    requirements: safeProse(plan.requirements),
    criteria: items(plan.criteria),
    files: tidyFiles(plan.files),
    approach: safeProse(plan.approach),
    testing: safeProse(plan.testing),
    outOfScope: items(plan.outOfScope),
    tasks: items(plan.tasks),
    checks: plan.checks.flatMap((check) => strictCheck(check) ?? []),
    blockedBy: [...new Set(plan.blockedBy)],
  };
}

/** A title stands in frontmatter, in commit messages and in lists, where backslashes would be seen. */
function safeTitle(title: string): string {
  return safeLine(title.replaceAll(/[`\\]/g, '').replaceAll('<', '‹').replaceAll('>', '›'));
}

/** Each as one line, without the bullet, number and box that planners put before it; the same words only once. */
function items(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => safeLine(withoutMarker(safeLine(text)))))].filter((text) => text !== '');
}

function withoutMarker(text: string): string {
  return text.replace(/^(?:(?:[-*+]|\d{1,3}[.)]|\[[ xX]\])\s+)+/, '');
}

function tidyFiles(files: ProposedPlan['files']): ProposedPlan['files'] {
  const tidy = files.map(({ path, change }) => ({ path: tidyPath(path), change })).filter(({ path }) => path !== '');
  // Listed twice, the first one counts.
  return [...new Map(tidy.toReversed().map((file) => [file.path, file])).values()].toReversed();
}

function tidyPath(path: string): string {
  const plain = oneLine(withoutControls(path).replaceAll(/[`"'<>]/g, '')).replaceAll('\\', '/');
  return plain.replace(/^(?:\.\/+)+/, '').trim();
}
