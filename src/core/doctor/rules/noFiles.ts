import { codeSpans } from '../../plan/codeSpans.ts';
import { gap } from '../fixes/lineEdits.ts';
import { insertIntoSection } from '../fixes/sectionEdits.ts';
import type { FixRequest, Rule } from '../rule.ts';

export const noFiles: Rule = {
  code: 'plan.no-files',
  severity: 'warning',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 3 },
  title: 'No list of files',
  why: 'The listed files are what the plan may touch; without them nothing holds the agent back.',
  bad: '**Approach:** change the parser',
  good: '**Files expected to change:** … - `src/parser.ts`',
  remedy: 'List under Design the files that are to be changed, and mark the new ones.',
  find: (plan) =>
    plan.files.length > 0 || plan.allow.length > 0
      ? []
      : [
          {
            message: 'The plan lists no files. Under Design, list them below **Files expected to change:**.',
            range: plan.titleRange,
          },
        ],
  fixes: (request) => {
    const named = namedPaths(request);
    const listed = named.length > 0 ? named : [`- \`${gap}\``];
    return [
      {
        title: named.length > 0 ? 'List the files that the tasks name' : 'Add a list of files',
        edits: [
          insertIntoSection(request.plan, request.lines, 'Design', ['**Files expected to change:**', '', ...listed]),
        ],
        certain: false,
      },
    ];
  },
};

/** Items for the paths that tasks name in code; what is not there, as new. */
function namedPaths({ plan, surroundings }: FixRequest): string[] {
  const spans = plan.tasks.flatMap(({ text }) => codeSpans(text).map(({ content }) => content));
  const paths = [...new Set(spans)].filter(
    (text) => /^[\w.@-]+(?:\/[\w.@-]+)*\.[A-Za-z]\w{0,5}$/.test(text) && /[/.]/.test(text),
  );
  const files = surroundings.repository?.files;
  return paths.map((path) => `- \`${path}\`${files === undefined || files.hasFile(path) ? '' : ' (new)'}`);
}
