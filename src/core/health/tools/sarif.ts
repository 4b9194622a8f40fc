import * as z from 'zod';
import { findingList, findingPath } from '../output.ts';
import { parsedJson, readJson, severityOf } from '../structured.ts';
import type { ToolRun } from '../health.ts';
import { found, type Reading } from './tool.ts';

/** What we read of SARIF 2.1.0, the common format of analysers. */
const log = z.looseObject({
  runs: z.array(
    z.looseObject({
      tool: z.looseObject({
        driver: z.looseObject({
          name: z.string(),
          rules: z
            .array(
              z.looseObject({
                id: z.string(),
                defaultConfiguration: z.looseObject({ level: z.string().optional() }).optional(),
              }),
            )
            .nullish(),
        }),
      }),
      results: z
        .array(
          z.looseObject({
            ruleId: z.string().optional(),
            ruleIndex: z.number().optional(),
            level: z.string().optional(),
            kind: z.string().optional(),
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

/** What any tool printed as SARIF, or wrote to files; undefined where it was something else. */
export function readSarif(run: ToolRun): Reading | undefined {
  const written = (run.reports ?? []).map((text) => log.safeParse(parsedJson(text)).data);
  const printed = run.stdout.includes('"runs"') ? readJson(run, log) : undefined;
  const logs = [printed, ...written].filter((each) => each !== undefined);
  if (logs.length === 0) {
    return undefined;
  }
  const list = findingList();
  for (const { tool, results } of logs.flatMap(({ runs }) => runs)) {
    const rules = tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex, level, kind = 'fail', message, suppressions, locations } of results ?? []) {
      const where = locations?.[0]?.physicalLocation;
      const uri = where?.artifactLocation?.uri;
      const rule = rules[ruleIndex ?? -1] ?? rules.find(({ id }) => id === ruleId);
      // The standard, 3.27.10: without a level the rule's own counts, and without that it is a warning.
      const ranked = level ?? rule?.defaultConfiguration?.level ?? 'warning';
      const rank = severityOf(ranked);
      // `note` and `none` are no faults, nor are results of a kind such as `pass` or `informational`.
      if ((suppressions ?? []).length === 0 && ranked !== 'none' && ranked !== 'note' && kind === 'fail') {
        list.add({
          file: uri === undefined ? undefined : findingPath(run, uri),
          line: where?.region?.startLine,
          code: ruleId ?? rule?.id,
          message: message.text?.split('\n', 1)[0] ?? '',
          ...(rank === undefined ? {} : { severity: rank }),
        });
      }
    }
  }
  return found(list);
}
