import type { ChosenMutant } from '../core/mutation/chooseMutants.ts';
import { applyMutant } from '../core/mutation/findMutants.ts';
import { languageOf } from '../core/mutation/languages.ts';
import { checkSyntax } from './mutateSyntax.ts';

/**
 * Those mutants that are programs, as far as that can be known without running them.
 *
 * @param copy folder that programs are started in
 */
export async function validMutants(
  copy: string,
  originals: ReadonlyMap<string, string>,
  chosen: readonly ChosenMutant[],
  signal: AbortSignal,
): Promise<ChosenMutant[]> {
  const broken = new Set<ChosenMutant>();
  for (const [file, original] of originals) {
    const own = chosen.filter((mutant) => mutant.file === file);
    const changed = own.map((mutant) => applyMutant(original, mutant));
    const language = languageOf(file)?.id ?? '';
    const verdicts = await checkSyntax({ language, file, original, changed, folder: copy, signal });
    for (const [index, mutant] of own.entries()) {
      if (verdicts[index] === 'broken' || verdicts[index] === 'same') {
        broken.add(mutant);
      }
    }
  }
  return chosen.filter((mutant) => !broken.has(mutant));
}
