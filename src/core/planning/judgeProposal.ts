import { CriterionMemory } from '../doctor/criterion/criterionMemory.ts';
import { type Diagnosis, diagnose } from '../doctor/diagnose.ts';
import { dimensions, type Score } from '../doctor/score.ts';
import { endToEndOf } from './endToEnd.ts';
import { partAt, type PlanProblem, problemPath, problemSentence } from './planProblem.ts';
import type { Decision, Proposal } from './proposal.ts';
import { cycleProblems, problemsInSet } from './setProblems.ts';
import { tidyProposal } from './tidyProposal.ts';
import { type PlanGround, type WrittenPlan, type WrittenSet, writtenPlans } from './writtenPlans.ts';

export interface JudgedPlan extends WrittenPlan {
  readonly score: Score;
  /** Red ones first. */
  readonly problems: readonly PlanProblem[];
}

/** A proposal with all that is wrong with it. */
export interface Judgement {
  /** Tidy: the plans of the files, in their order. */
  readonly proposal: Proposal;
  readonly plans: readonly JudgedPlan[];
  /** What is wrong with the set as a whole, a sentence each. */
  readonly problems: readonly string[];
  /** What is worth knowing and not wrong. */
  readonly notes: readonly string[];
  /** What goes back to the planner, each with its place in the answer; empty: nothing. */
  readonly sentBack: readonly string[];
}

/** From this score on a dimension needs no work (rule: the product's). */
const goodEnough = 8;

/**
 * Judges a set as if it were written: each plan by the doctor, among the others; and what only the set can have wrong.
 * What can be read in one way only is not asked for again: order in the list, forms of checks.
 */
export function judgeProposal(given: Proposal, decisions: readonly Decision[], ground: PlanGround): Judgement {
  const proposal = tidyProposal(given);
  const set = writtenPlans(proposal, decisions, ground);
  const memory = new CriterionMemory();
  const surroundings = { repository: ground.repository, neighbours: set.index };
  const plans = set.plans.map((written, at) => {
    const diagnosis = diagnose(written.plan, surroundings, memory);
    const own = problemsInSet(at, proposal, set, ground);
    const problems = [...doctorProblems(written, diagnosis, own), ...own];
    return {
      ...written,
      score: diagnosis.score,
      problems: problems.toSorted((one, other) => Number(other.isRed) - Number(one.isRed)),
    };
  });
  const cycles = cycleProblems(proposal);
  const whole = endToEndWords(proposal, ground);
  const problems = [...cycles, ...whole.problems];
  return {
    proposal,
    plans,
    problems,
    notes: [...whole.notes, ...orderNotes(plans, set)],
    sentBack: [
      ...[...cycles, ...whole.red].map((message) => `plans: ${message}`),
      ...plans.flatMap(({ problems: own }, at) =>
        own.filter(({ isRed }) => isRed).map(({ message, place }) => `${problemPath(at, place)}: ${message}`),
      ),
    ],
  };
}

/** What a person is shown of a plan. */
export function shownProblems({ problems }: JudgedPlan): readonly string[] {
  return [...new Set(problems.map(problemSentence))];
}

/** Told by the set itself, in its own words. */
const toldBySet = new Set(['queue.cycle', 'queue.unordered-overlap', 'plan.file-exists']);

/** Red is what costs points in a dimension that is not good enough; what keeps a plan from being run costs that much. */
function doctorProblems(
  { plan }: WrittenPlan,
  { score, losses, problems }: Diagnosis,
  own: readonly PlanProblem[],
): readonly PlanProblem[] {
  const weak = new Set(dimensions.filter((dimension) => score[dimension] < goodEnough));
  const costly = new Set(losses.filter(({ dimension }) => weak.has(dimension)).flatMap(({ causes }) => causes));
  const told = new Set(own.flatMap(({ place }) => (place.part === 'files' && 'at' in place ? [place.at] : [])));
  return problems.flatMap((problem): PlanProblem[] => {
    const place = partAt(plan, problem.range.start);
    const isTold =
      toldBySet.has(problem.code) ||
      (/^plan\.file-(?:missing|outside)$/.test(problem.code) && 'at' in place && told.has(place.at));
    const isShown = problem.severity !== 'hint' || costly.has(problem);
    return isTold || !isShown ? [] : [{ message: problem.message, place, isRed: costly.has(problem) }];
  });
}

/** Sent back only where the repository has what it takes: else the planner could not mend it. */
function endToEndWords(
  proposal: Proposal,
  { repository }: PlanGround,
): { readonly problems: readonly string[]; readonly red: readonly string[]; readonly notes: readonly string[] } {
  const found = endToEndOf(proposal, repository);
  switch (found.kind) {
    case 'has':
      return { problems: [], red: [], notes: [] };
    case 'notNeeded':
      return {
        problems: [],
        red: [],
        notes: ['No end-to-end check is asked for: no listed file belongs to a user interface or an API.'],
      };
    case 'onlyLooked':
      return {
        problems: [],
        red: [],
        notes: [
          `\`${found.path}\` is a page that no check opens by itself: the project has no end-to-end tool, so a \`[browse]\` check, which nothing runs, has to do. \`mstack audit\` says what a tool would be worth.`,
        ],
      };
    case 'missing': {
      const what = `\`${found.path}\` is seen by people or other programs, and no check goes through the whole program`;
      return found.means === undefined
        ? {
            problems: [],
            red: [],
            notes: [
              `${what}. The project has no end-to-end tool, so none is asked for; \`mstack audit\` says what one would be worth.`,
            ],
          }
        : {
            problems: [`${what}. Add an end-to-end check.`],
            red: [`${what}. Add one to the plan that completes it, with ${found.means}.`],
            notes: [],
          };
    }
    default:
      return found satisfies never;
  }
}

/** Nobody proposed these: code put them in, so they are told. */
function orderNotes(plans: readonly WrittenPlan[], { index }: WrittenSet): readonly string[] {
  const own = new Set(plans.map(({ file }) => file));
  return plans.flatMap(({ plan }, at) =>
    plan.blockedBy.flatMap(({ goal, id }) => {
      const others = goal === undefined ? [] : index.withKey(`${goal}:${id}`).filter(({ file }) => !own.has(file));
      return others.map(
        ({ title, file }) =>
          `Plan ${at + 1} waits for ${title === '' ? file : `“${title}”`} (${goal ?? ''}:${id}), which is still to be done and changes a file of it.`,
      );
    }),
  );
}
