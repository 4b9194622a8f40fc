import type { Checked } from '../../core/executor/state.ts';
import type { Effect, TriedTests } from '../../core/journal/events.ts';
import { discoverProjectHealth } from '../../node/healthProject.ts';
import type { RunContext } from '../runContext.ts';

/**
 * Tries changed tests in some way, and tells the person who watches what came of it. An attempt that ends in a tree that was
 * tried before is told what came of that. Undefined: it was to end.
 *
 * @param attempted what could not be done where it cannot, as the beginning of a sentence
 */
export async function tryTests(
  context: RunContext,
  work: Checked,
  effect: Extract<Effect, { kind: 'replayTests' | 'tryMutants' }>,
  attempted: string,
  run: () => Promise<TriedTests>,
): Promise<TriedTests | undefined> {
  const { commands } = discoverProjectHealth(context.repository.root, context.config);
  const lines = commands.map(({ command }) => command);
  const key = JSON.stringify([effect.kind, effect.plan, work.snapshot, work.tree, lines]);
  const known = context.tried.get(key);
  const outcome =
    known ??
    (await run().catch((error: unknown) => ({
      findings: [],
      remark: `${attempted}: ${error instanceof Error ? error.message : String(error)}`,
      isBroken: true,
    })));
  if (context.signal.aborted) {
    return undefined;
  }
  const { findings, remark } = outcome;
  if (!('isBroken' in outcome)) {
    context.tried.set(key, outcome);
  }
  tellTried(context, effect.plan, { findings, remark });
  return { findings, remark };
}

function tellTried({ stream }: RunContext, plan: string, { findings, remark }: TriedTests): void {
  for (const { severity, file, line, message } of findings) {
    const blocks = severity === 'blocks';
    const text = `${blocks ? 'not proven' : 'for the reviewer'}: ${file}:${line + 1}: ${message}`;
    stream.write({ plan, source: 'check', kind: blocks ? 'error' : 'result', text });
  }
  if (remark !== undefined) {
    stream.write({ plan, source: 'check', kind: 'result', text: remark });
  }
}
