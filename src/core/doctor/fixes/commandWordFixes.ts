import type { Range } from '../../base/range.ts';
import type { Fix } from '../fix.ts';
import { rangeInCommand } from '../reading/checkCommands.ts';
import { missingNames } from '../reading/missingName.ts';
import { nearestPath } from '../reading/nearestPath.ts';
import { ownPaths, plainPath } from '../reading/plannedPaths.ts';
import { type NeededPath, readForRules } from '../reading/ruleReading.ts';
import type { FixRequest } from '../rule.ts';
import { appendItems, wordsIn } from './lineEdits.ts';
import { pathFix } from './pathFix.ts';

/** Ways to mend a word of a command that names nothing: the name or path that was meant, or that the plan creates it. */
export function commandWordFixes(request: FixRequest): readonly Fix[] {
  const { problem, plan, surroundings } = request;
  const reading = readForRules(plan);
  const isMarked = (range: Range): boolean => JSON.stringify(range) === JSON.stringify(problem.range);
  const name = missingNames(plan, surroundings, reading).find(({ command, word }) =>
    isMarked(rangeInCommand(command.check, word.start, word.end)),
  );
  if (name?.nearest !== undefined) {
    const { word, unique } = name.nearest;
    return [{ title: `Use ${word}`, edits: [{ range: problem.range, text: word }], certain: unique }];
  }
  const path = reading
    .paths()
    .find(({ command, word }) => isMarked(rangeInCommand(command.check, word.start, word.end)));
  return path === undefined ? [...relativeHome(request)] : pathFixes(path, request);
}

function pathFixes(
  { path, word, base, command }: NeededPath,
  { problem, plan, lines, surroundings }: FixRequest,
): Fix[] {
  const files = surroundings.repository?.files;
  const near = files === undefined ? undefined : nearestPath(path, files, { coming: ownPaths(plan) });
  const folder = base ?? command.folder ?? '';
  const inFolder = near === undefined || folder === '' || near.path.startsWith(`${folder}/`);
  // What a command names it names from its own folder on.
  const written = near?.path.slice(folder === '' ? 0 : folder.length + 1) ?? '';
  const listed = plan.files[0]?.range.start.line ?? -1;
  const label = plan.labels.find(({ line, end }) => line <= listed && listed < end);
  const rewritable =
    near !== undefined && inFolder && plainPath(word.text) === wordsIn(lines, problem.range).replace(/^\.\//, '');
  return [
    ...(rewritable
      ? [pathFix({ ...near, path: word.text.startsWith('./') ? `./${written}` : written }, problem.range)]
      : []),
    ...(label === undefined || /[*?{]/.test(path)
      ? []
      : [
          {
            title: `List ${path} as new`,
            edits: [appendItems(lines, label.line, label.end, [`- \`${path}\` (new)`])],
            certain: false,
          },
        ]),
  ];
}

/** `/home/ada/notes/src/a.ts` is `src/a.ts` where the repository has that. */
function relativeHome({ problem, lines, surroundings }: FixRequest): Fix[] {
  const files = surroundings.repository?.files;
  const words = wordsIn(lines, problem.range);
  const parts = words.replaceAll('\\', '/').split('/');
  const path = parts
    .map((_, at) => parts.slice(at).join('/'))
    .find((rest) => rest !== '' && (files?.hasFile(rest) === true || files?.hasFolder(rest) === true));
  return path === undefined || !/^(?:\/|[A-Za-z]:)/.test(words)
    ? []
    : [{ title: `Use ${path}`, edits: [{ range: problem.range, text: path }], certain: false }];
}
