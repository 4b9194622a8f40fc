import type { Plan } from './plan.ts';
import { readPlan } from './readPlan.ts';

/** A plan for tests: frontmatter lines and body lines as given, an id and a status where they say none. */
export function examplePlan(frontmatter: readonly string[], body: readonly string[] = [], file?: string): Plan {
  const keys = new Set(frontmatter.map((line) => line.split(':')[0]));
  const head = [
    ...(keys.has('id') ? [] : ['id: 1']),
    ...(keys.has('status') ? [] : ['status: pending']),
    ...frontmatter,
  ];
  const plan = readPlan(file ?? 'docs/plans/001-example.md', ['---', ...head, '---', '', ...body, ''].join('\n'));
  if (plan === undefined) {
    throw new Error('The example is no plan: it has no status.');
  }
  return plan;
}

/** A plan that can run: it has a check. The file is named after the id. */
export function readyPlan(id: number, frontmatter: readonly string[] = [], folder = 'docs/plans'): Plan {
  const head = [`id: ${id}`, `title: Plan ${id}`, ...frontmatter];
  const goal = frontmatter.find((line) => line.startsWith('goal: '))?.slice(6) ?? 'plan';
  return examplePlan(head, ['## Verification', '', '- [cmd] true'], `${folder}/${id}-${goal}.md`);
}

/** Numbers from 0 up to a limit, the same ones for the same seed (a linear congruential generator, Numerical Recipes). */
export function seeded(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
