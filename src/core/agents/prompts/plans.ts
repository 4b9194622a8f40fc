import { bullets, cutAt, quoted } from './promptText.ts';
import { planningSurroundings, type PlanningSubject, unreadableAnswer } from './plansSurroundings.ts';

export interface PlansSubject extends PlanningSubject {
  /** What holds for this goal: question, answer, and who decided. */
  readonly decided: readonly {
    readonly question: string;
    readonly answer: string;
    readonly by: 'person' | 'planner';
  }[];
  /** The proposal that is to be mended, with what is wrong with it; undefined: this is the first one. */
  readonly sentBack: { readonly proposal: unknown; readonly problems: readonly string[] } | undefined;
  /** Why the answer before this one could not be read; undefined: there was none. */
  readonly unreadable: string | undefined;
}

const proposalLimit = 120_000;
const mostProblems = 60;

/** Asks a planner for plans, or to mend those that it proposed. */
export function plansPrompt(subject: PlansSubject): string {
  const parts = [
    'You break one goal into plans for the repository that is your working directory. Agents carry the plans out one after the other, each with its own file only, while nobody is there to ask. mstack runs the checks itself and commits each plan that passes.',
    ...planningSurroundings(subject),
    ...decidedPart(subject.decided),
    decomposition,
    wording,
    'Answer as JSON: { "goal", "plans": [ { "title", "summary", "requirements", "criteria": [], "files": [ { "path", "change" } ], "approach", "testing", "outOfScope": [], "tasks": [], "checks": [ { "tag", "command", "expect" } ], "blockedBy": [] } ] }, with plans in the order in which they are to be done and "blockedBy" by position in that list, from 0.',
    ...sentBackPart(subject.sentBack),
    ...unreadableAnswer(subject.unreadable),
  ];
  return `${parts.join('\n\n')}\n`;
}

const decomposition = `How to cut:\n${bullets([
  'Each plan can be shipped by itself: after it the project builds, its tests pass, and nothing is half there.',
  'One to three hours of work for a person, three to eight tasks, seldom more than eight files.',
  'Tests stay in the plan of the code that they test. Schema and data before the logic that uses them, logic before the pages that show it.',
  'Risky parts early, so that a wrong turn costs little.',
  'Two plans that change the same file wait for one another ("blockedBy"); a plan waits for nothing else than it needs.',
  'Where the goal has a user interface or an API, at least one check goes through the whole program, with the means that the project has.',
  'As few plans as that takes. One is a good answer.',
])}`;

const wording = `How to write:\n${bullets([
  'Decide everything: libraries, names, formats, limits. No "or", no "if needed", no question is left to whoever does the plan.',
  'A criterion is one sentence that a command or a look decides: what is done, and what is seen then. "When `app export --csv` runs, it prints `id,title` and exits with code 0". No "works", "properly", "user-friendly", "etc.".',
  'Every path exists, or has the change "new", or is made by a plan that this one waits for. Tests too.',
  'A check runs in a shell at the top of the repository and ends by itself. It fails before the plan is done and passes afterwards. It runs what the plan changes: that a file is there or holds a word proves nothing.',
  'Tags: "cmd" and "assert" for a command line; "status" for a request by curl; "browse" for a page, "manual" for what only a person can see. Each plan needs one "cmd" or "assert".',
  '"expect" is empty for exit code 0, else one of: exits N; contains "TEXT"; outputs "TEXT" (all of the output); at least N; -> N for the HTTP status. Nothing else can be read.',
  'Call only programs and scripts that the repository has or that the plan adds.',
])}`;

function decidedPart(decided: PlansSubject['decided']): readonly string[] {
  const lines = decided.map(
    ({ question, answer, by }) =>
      `${question} ${answer === '' ? 'no preference' : answer} (decided by ${by === 'person' ? 'the person' : 'you'})`,
  );
  return lines.length === 0 ? [] : [`Decided for this goal. Keep to it:\n\n${quoted('decisions', bullets(lines))}`];
}

function sentBackPart(sentBack: PlansSubject['sentBack']): readonly string[] {
  if (sentBack === undefined) {
    return [];
  }
  const { proposal, problems } = sentBack;
  const left = problems.length - mostProblems;
  const listed = [...problems.slice(0, mostProblems), ...(left > 0 ? [`and ${left} more`] : [])];
  const text = cutAt(JSON.stringify(proposal, undefined, 1), proposalLimit, 'Answer with the whole list all the same.');
  return [
    `You have proposed this already:\n\n${quoted('proposal', text)}`,
    `It comes back with problems that mstack found, each with its place in the proposal:\n\n${quoted('problems', bullets(listed))}`,
    'Mend every one of them, look for the same mistake elsewhere, leave the rest as it is, and answer with the whole list again. A criterion is mended by making it decidable, not by leaving it out.',
  ];
}
