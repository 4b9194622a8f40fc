import type { Proposal, ProposedPlan } from './proposal.ts';

/** A proposed plan for tests that nothing is wrong with, but for what is given. */
export function exampleProposed(given: Partial<ProposedPlan> = {}): ProposedPlan {
  return {
    title: 'Export notes as CSV',
    summary: 'People can take their notes into a table program.',
    requirements: 'Notes are exported with id and title, so that a table program can open them.',
    criteria: ['When `node src/cli.js export --csv` runs, it prints `id,title` and exits with code 0'],
    files: [{ path: 'src/cli.js', change: 'modify' }],
    approach: 'One function makes a line of each note, and the command prints them.',
    testing: 'A unit test of the function, with a comma in a title.',
    outOfScope: ['Import'],
    tasks: ['Write the function with its test', 'Call it in the command', 'Name the option in the usage text'],
    checks: [{ tag: 'assert', command: 'node src/cli.js export --csv', expect: 'contains "id,title"' }],
    blockedBy: [],
    ...given,
  };
}

/** Plans that wait for each other as given, by position. */
export function exampleProposal(...blockedBy: readonly (readonly number[])[]): Proposal {
  return {
    goal: 'notes',
    plans: blockedBy.map((needs, at) =>
      exampleProposed({
        title: `Plan ${at}`,
        blockedBy: needs,
        files: [{ path: `src/${at}.js`, change: 'new' }],
        checks: [{ tag: 'assert', command: `node src/${at}.js`, expect: 'contains "id,title"' }],
      }),
    ),
  };
}
