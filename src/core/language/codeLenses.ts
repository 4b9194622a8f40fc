import { lineRange, type Range } from '../base/range.ts';
import { readFrontmatter } from '../plan/frontmatter.ts';
import { isEvidence, type Plan } from '../plan/plan.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { readiness } from './readiness.ts';
import { dimensionScores } from './scoreWords.ts';
import { timeAgo } from './timeAgo.ts';

/** A line of text above a line of a plan, and what a click on it does. */
export interface CodeLens {
  readonly range: Range;
  readonly title: string;
  /** Undefined: it only says something. */
  readonly command: LensCommand | undefined;
}

/** Carried out by the client; the file is the plan's, relative to the repository. */
export type LensCommand =
  | { readonly command: 'mstack.showScore' | 'mstack.runPlan'; readonly arguments: readonly [file: string] }
  | { readonly command: 'mstack.runCheck'; readonly arguments: readonly [file: string, line: number] };

/**
 * Above the plan: its score, and Run plan or why it cannot be run. Above each check that can be run: Run check.
 *
 * @param now milliseconds since 1970
 */
export function codeLensesOf(document: PlanDocument, workspace: LanguageWorkspace, now: number): CodeLens[] {
  const { plan } = document;
  return plan === undefined ? [] : [...planLenses(plan, document, workspace), ...checkLenses(plan, workspace, now)];
}

function planLenses(plan: Plan, { lines, diagnosis }: PlanDocument, workspace: LanguageWorkspace): CodeLens[] {
  const top = lineRange(readFrontmatter(lines).open ?? plan.titleRange.start.line, 0, 0);
  const lenses: CodeLens[] = [];
  if (diagnosis !== undefined) {
    const { score } = diagnosis;
    lenses.push({
      range: top,
      title: `${score.overall} · ${dimensionScores(score).join(', ')}`,
      command: { command: 'mstack.showScore', arguments: [plan.file] },
    });
  }
  const ready = readiness(plan, workspace);
  if (ready !== undefined) {
    lenses.push({
      range: top,
      title: ready.ready ? 'Run plan' : ready.sentence.replaceAll('`', ''),
      command: ready.ready ? { command: 'mstack.runPlan', arguments: [plan.file] } : undefined,
    });
  }
  return lenses;
}

function checkLenses(plan: Plan, workspace: LanguageWorkspace, now: number): CodeLens[] {
  return plan.checks.filter(isEvidence).map((check): CodeLens => {
    const evidence = workspace.evidenceOf(plan, check);
    const { line } = check.range.start;
    return {
      range: lineRange(line, 0, 0),
      title: evidence === undefined ? 'Run check' : `Run check · ${evidence.outcome} ${timeAgo(evidence.at, now)}`,
      command: { command: 'mstack.runCheck', arguments: [plan.file, line] },
    };
  });
}
