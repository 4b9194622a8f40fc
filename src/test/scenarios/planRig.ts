import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ProposedPlan } from '../../core/planning/proposal.ts';
import { stateFolder } from '../../node/stateFolder.ts';
import { makeRig, type Rig, type RigOptions } from './rig.ts';

export const goal = 'Say two instead of one';

export const questions = {
  worthPlanning: true,
  why: 'The word is used in two places.',
  questions: [
    { id: 'word', question: 'Which word?', options: ['two', 'three'], default: 'two' },
    { id: 'case', question: 'In capital letters?', options: ['yes', 'no'], default: 'no' },
  ],
};

export function plan(given: Partial<ProposedPlan> = {}): ProposedPlan {
  return {
    title: 'Print the new word',
    summary: 'The program says another word.',
    requirements: 'Who starts the program reads the new word.',
    criteria: ['When `node src/a.js` runs, it prints `two` and exits with code 0'],
    files: [{ path: 'src/a.js', change: 'modify' }],
    approach: 'The text in the source is replaced.',
    testing: 'The check runs the program.',
    outOfScope: ['Other words'],
    tasks: ['Replace the word', 'Run the program', 'Read what it prints'],
    checks: [{ tag: 'assert', command: 'node src/a.js', expect: 'contains "two"' }],
    blockedBy: [],
    ...given,
  };
}

export const second = plan({
  title: 'Write the word down',
  files: [{ path: 'src/b.js', change: 'new' }],
  criteria: ['When `node src/b.js` runs, it prints `two` and exits with code 0'],
  checks: [{ tag: 'assert', command: 'node src/b.js', expect: 'contains "two"' }],
  blockedBy: [0],
});

export const good = { goal: 'say-two', plans: [plan(), second] };

export async function rigged(options: RigOptions = {}): Promise<Rig> {
  return await makeRig({ ...options, files: { 'src/a.js': "console.log('one');\n", ...options.files } });
}

/** Each start of the agent gives the next of these answers; the last one stays. */
export function answering(rig: Rig, ...answers: readonly unknown[]): void {
  let asked = 0;
  rig.programs.always('agent', async (agent) => {
    await agent.answer(answers[Math.min(asked, answers.length - 1)]);
    asked += 1;
    await agent.exit();
  });
}

export function planningFolder(rig: Rig): string {
  const { root, environment, base } = rig;
  return path.join(stateFolder(root, { platform: process.platform, environment, home: base }), 'planning');
}

export function copiesLeft(rig: Rig): readonly string[] {
  const copies = path.join(planningFolder(rig), 'copies');
  return existsSync(copies) ? readdirSync(copies) : [];
}

/** The repository is as it was, no process lives, no copy is left. */
export async function assertNothingLeft(rig: Rig, before: Awaited<ReturnType<Rig['picture']>>): Promise<void> {
  assert.deepEqual(await rig.picture(), before);
  assert.deepEqual(copiesLeft(rig), []);
  assert.equal(await rig.git('for-each-ref', 'refs/mstack'), '');
  assert.deepEqual(await rig.living(), []);
}
