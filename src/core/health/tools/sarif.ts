import * as z from 'zod';
import { findingList, findingPath } from '../output.ts';
import { readJson, severityOf } from '../structured.ts';
import type { ToolRun } from '../health.ts';
import { found, type Reading } from './tool.ts';

/** What we read of SARIF 2.1.0, the common format of analysers. */
const log = z.looseObject({
  runs: z.array(
    z.looseObject({
      tool: z.looseObject({ driver: z.looseObject({ name: z.string() }) }),
      results: z
        .array(
          z.looseObject({
            ruleId: z.string().optional(),
            level: z.string().optional(),
            message: z.looseObject({ text: z.string().optional() }),
            suppressions: z.array(z.unknown()).optional(),
            locations: z
              .array(
                z.looseObject({
                  physicalLocation: z
                    .looseObject({
                      artifactLocation: z.looseObject({ uri: z.string().optional() }).optional(),
                      region: z.looseObject({ startLine: z.number().optional() }).optional(),
                    })
                    .optional(),
                }),
              )
              .optional(),
          }),
        )
        .nullish(),
    }),
  ),
});

/** What any tool printed as SARIF; undefined where it printed something else. */
export function readSarif(run: ToolRun): Reading | undefined {
  const json = run.stdout.includes('"runs"') ? readJson(run, log) : undefined;
  if (json === undefined) {
    return undefined;
  }
  const list = findingList();
  for (const { results } of json.runs) {
    for (const { ruleId, level, message, suppressions, locations } of results ?? []) {
      const where = locations?.[0]?.physicalLocation;
      const uri = where?.artifactLocation?.uri;
      // The standard: without a level a result is a warning; `note` and `none` are no faults.
      const rank = severityOf(level ?? 'warning');
      if ((suppressions ?? []).length === 0 && level !== 'none' && level !== 'note') {
        list.add({
          file: uri === undefined ? undefined : findingPath(run, uri),
          line: where?.region?.startLine,
          code: ruleId,
          message: message.text?.split('\n', 1)[0] ?? '',
          ...(rank === undefined ? {} : { severity: rank }),
        });
      }
    }
  }
  return found(list);
}
