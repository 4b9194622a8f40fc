import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { stateFolder } from '../../node/stateFolder.ts';
import type { Invocation } from './controlled.ts';
import { makeRig, planName, type Rig, type RigOptions } from './rig.ts';

/** A plan with two criteria that nobody can decide, and a check that only looks. */
export function weakPlan(id = 1): string {
  return `---
id: ${String(id).padStart(3, '0')}
title: Print another word
status: pending
priority: ${id}
---

## Requirements

- [ ] \`node src/a.js\` prints \`two\` within 2 s, and must not print \`one\`
- [ ] The program works correctly
- [ ] When the word is missing, \`src/a.js\` handles it gracefully

## Design

**Files expected to change:**

- \`src/a.js\` (modify)

**Approach:** Replace the word.

**Testing approach:** The check runs the program.

**Out of scope:**

- Other words

## Tasks

1. Replace the word
2. Run the program

## Verification

- [cmd] \`grep -q two src/a.js\`
`;
}

export const good = {
  works: '- [ ] The program exits with code 0: `node src/a.js` prints one line',
  gracefully: '- [ ] When the word is missing, `src/a.js` handles it: it prints `none` and exits with code 2',
  check: '- [assert] `node src/a.js` outputs `two`',
} as const;

/** What an agent that keeps to the rules makes of it. */
export function mended(text: string): string {
  return text
    .replace(/^- \[ \] The program works.*$/m, good.works)
    .replace(/^- \[ \] When the word.*$/m, good.gracefully)
    .replace(/^(- \[cmd\] `grep.*)$/m, `$1\n${good.check}`);
}

export async function fixRig(options: RigOptions = {}): Promise<Rig> {
  return await makeRig({
    ...options,
    files: { 'src/a.js': "console.log('one');\n", [planName(1)]: weakPlan(), ...options.files },
  });
}

/** Each start of the agent does the next of these to the plan's text; the last one stays. */
export function mending(rig: Rig, ...moves: readonly ((text: string) => string)[]): void {
  let asked = 0;
  rig.programs.always('agent', async (agent) => {
    const move = moves[Math.min(asked, moves.length - 1)];
    asked += 1;
    await agent.write(agent.plan, move?.(textOf(agent)) ?? '');
    await agent.exit();
  });
}

/** The plan as the prompt tells it. */
export function textOf(agent: Invocation): string {
  return `${/<plan>\n([^]*)\n<\/plan>/.exec(agent.input)?.[1] ?? ''}\n`;
}

export function copiesLeft(rig: Rig): readonly string[] {
  const { root, environment, base } = rig;
  const state = stateFolder(root, { platform: process.platform, environment, home: base });
  return ['fixing/copies', 'probe/copies'].flatMap((name) => {
    const copies = path.join(state, name);
    return existsSync(copies) ? readdirSync(copies) : [];
  });
}
