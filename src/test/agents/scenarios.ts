import type { Scenario } from '../modelServer/scenario.ts';

/** A process in a session of its own, without the agent's output: only its environment shows where it comes from. */
export const leaveBehind = `node -e "require('child_process').spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).unref()" && echo left > left.txt`;

/** What the model does in the contract suite; rehearsal and command-line agent do the same by their own means. */
export const contractScenarios: readonly Scenario[] = [
  {
    name: 'work',
    turns: [
      {
        text: 'I write the greeting.',
        moves: [{ kind: 'writeFile', path: 'src/greeting.txt', text: 'hello\nworld\n' }],
      },
      { text: 'I copy it.', moves: [{ kind: 'shell', command: 'cat src/greeting.txt > copy.txt' }] },
      { text: 'All done.' },
    ],
  },
  { name: 'idle', turns: [{ text: 'There is nothing to do.' }] },
  {
    name: 'review',
    turns: [
      { moves: [{ kind: 'readFile', path: 'README.md' }] },
      {
        moves: [
          {
            kind: 'answer',
            value: {
              verdict: 'changes',
              summary: 'One thing is missing.',
              findings: [{ file: 'README.md', line: 1, severity: 'blocking', why: 'The title is wrong.' }],
            },
          },
        ],
      },
      { text: 'That is my verdict.' },
    ],
  },
  {
    name: 'hang',
    turns: [{ moves: [{ kind: 'shell', command: 'echo on > started.txt; sleep 300; sleep 300' }] }, { text: 'Done.' }],
  },
  { name: 'leave', turns: [{ moves: [{ kind: 'shell', command: leaveBehind }] }, { text: 'Done.' }] },
  { name: 'unauthorized', turns: [{ faults: ['unauthorized'], forever: true }] },
  { name: 'overloaded', turns: [{ faults: ['overloaded'], forever: true }] },
];
