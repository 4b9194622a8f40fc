import { type Result, success } from '../core/base/result.ts';
import { preflight } from '../core/preflight/judgePreflight.ts';
import type { Preflight } from '../core/preflight/preflight.ts';
import { readPreflight } from '../node/preflightFacts.ts';
import { findRepository } from '../node/repository.ts';
import { runRequest } from '../protocol/runnerStart.ts';
import { textOption } from './command.ts';
import type { Project } from './project.ts';

/** What is known before the run that these arguments and options of `mstack run` would start. The failure is a sentence. */
export async function askPreflight(
  project: Project,
  references: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<Result<Preflight, string>> {
  const place = await findRepository(project.root);
  if (!place.ok) {
    return place;
  }
  const [goal, agent, reviewer, plansDirectory] = ['goal', 'agent', 'reviewer', 'plansDirectory'].map((name) =>
    textOption(options, name),
  );
  const probe = runRequest.shape.probe.safeParse(textOption(options, 'probe')).data;
  const facts = await readPreflight({
    place: place.value,
    stateFolder: project.stateFolder,
    wishes: {
      ...(agent === undefined ? {} : { agent }),
      ...(reviewer === undefined ? {} : { reviewer }),
      ...(plansDirectory === undefined ? {} : { plansDirectory }),
      ...(probe === undefined ? {} : { probe }),
    },
    references,
    goal,
    fresh: options['new'] === true,
  });
  return success(preflight(facts));
}
