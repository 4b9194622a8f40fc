import { lineRange, type Range } from '../base/range.ts';
import { sendsWork } from '../doctor/rules/checkSends.ts';
import { dimensions, type Score } from '../doctor/score.ts';
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
  readonly command: LensCommand;
}

/**
 * Carried out by the client or the server; the file is the plan's, relative to the repository. `explain` says a sentence
 * and does nothing else: a client that can draw a lens which is no button needs none.
 */
export type LensCommand =
  | {
      readonly command: 'mstack.showScore' | 'mstack.runPlan' | 'mstack.fixPlan';
      readonly arguments: readonly [file: string];
    }
  | { readonly command: 'mstack.runCheck'; readonly arguments: readonly [file: string, line: number] }
  | { readonly command: 'mstack.explain'; readonly arguments: readonly [file: string, sentence: string] };

/**
 * Above the plan: its score, Fix with agent where it is weak, and Run plan or why it cannot be run. Above each check that can be run: Run check; above one
 * for a browser, that it is not. What is left to a person (`[manual]`), is not certain or would send work elsewhere has none: the text and the doctor say it.
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
    const sentence = ready.sentence.replaceAll('`', '');
    lenses.push({
      range: top,
      title: ready.ready ? 'Run plan' : sentence,
      command: ready.ready
        ? { command: 'mstack.runPlan', arguments: [plan.file] }
        : { command: 'mstack.explain', arguments: [plan.file, sentence] },
    });
  }
  if (diagnosis !== undefined && isForAgent(plan, diagnosis.score)) {
    lenses.push({
      range: top,
      title: 'Fix with agent',
      command: { command: 'mstack.fixPlan', arguments: [plan.file] },
    });
  }
  return lenses;
}

/** Below this in any dimension, an agent may mend a plan (product rules). */
const fine = 8;

/** Whether a plan is weak enough for an agent to mend it, and still to be done. */
export function isForAgent({ status }: Plan, score: Score): boolean {
  return status === 'pending' && dimensions.some((dimension) => score[dimension] < fine);
}

const needsBrowser =
  'A run skips a [browse] check, and it is no evidence: it takes a browser. Look at the page yourself.';

function checkLenses(plan: Plan, workspace: LanguageWorkspace, now: number): CodeLens[] {
  return plan.checks.flatMap((check): CodeLens[] => {
    const { line } = check.range.start;
    const range = lineRange(line, 0, 0);
    if (check.tag === 'browse') {
      const explained = { command: 'mstack.explain', arguments: [plan.file, needsBrowser] } as const;
      return [{ range, title: 'Skipped in a run: it takes a browser', command: explained }];
    }
    if (!isEvidence(check) || sendsWork(check)) {
      return [];
    }
    const evidence = workspace.evidenceOf(plan, check);
    const title = evidence === undefined ? 'Run check' : `Run check · ${evidence.outcome} ${timeAgo(evidence.at, now)}`;
    return [{ range, title, command: { command: 'mstack.runCheck', arguments: [plan.file, line] } }];
  });
}
