import { groupOf, holdsGateSettings, toolOf, toolSettings } from '../reading/gateTools.ts';
import { folderOf, nameOf, severityBy } from '../reading/plannedWords.ts';
import { settingsOf } from '../reading/settingsOf.ts';
import type { AttemptedChange, FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'settings.replaced';

/** Files of settings that are gone, or that take the place of those that are there. */
export const settingsReplaced: TamperRule = {
  code,
  find: (change) =>
    change.files.flatMap((file): Tampering[] => {
      if (file.after === undefined && file.before !== undefined && holdsGateSettings(file.path)) {
        return goneFrom(change, file);
      }
      return file.before === undefined && file.after !== undefined && holdsGateSettings(file.path)
        ? shadowing(change, file)
        : [];
    }),
};

/** The settings of a file that is gone count as moved where another file of the tool in its folder is new or has changed. */
function goneFrom(change: AttemptedChange, { path, before = '' }: FileVersions): Tampering[] {
  const groups = groupsOf(path, before);
  const isMoved = change.files.some(
    (other) => other.after !== undefined && [...groupsOf(other.path, other.after)].some((group) => groups.has(group)),
  );
  return groups.size === 0 || isMoved
    ? []
    : [
        {
          code,
          severity: severityBy(change.plan, path),
          file: path,
          line: 0,
          message: `${path} is gone, and with it what the gate's tools were told. Put it back, or have the plan list it as deleted.`,
        },
      ];
}

function shadowing(change: AttemptedChange, { path, after = '' }: FileVersions): Tampering[] {
  const tools = toolsOf(path, after);
  const stays = (other: string): boolean =>
    change.files.every((each) => each.path !== other || each.after !== undefined);
  const hidden = [...change.pathsBefore].find(
    (other) =>
      isAbove(folderOf(other), folderOf(path)) &&
      holdsGateSettings(other) &&
      stays(other) &&
      [...toolsOf(other, change.textBefore(other) ?? '')].some((tool) => tools.has(tool)),
  );
  return hidden === undefined
    ? []
    : [
        {
          code,
          severity: severityBy(change.plan, path),
          file: path,
          line: 0,
          message: `${path} is new beside or below ${hidden}, which its tool may not read any more. Write settings into ${hidden}, or have the plan list the new file.`,
        },
      ];
}

function groupsOf(path: string, text: string): ReadonlySet<string> {
  return new Set(toolSettings(path, settingsOf(path, text)).map(groupOf));
}

/** The nearest settings count: those of a folder hide those above it. Each file of the type checker is a project of its own. */
function toolsOf(path: string, text: string): ReadonlySet<string | undefined> {
  return new Set(
    [toolOf(nameOf(path)), ...toolSettings(path, settingsOf(path, text)).map(({ tool }) => tool)].filter(
      (tool) => tool !== undefined && tool !== 'tsc' && tool !== 'cargo',
    ),
  );
}

function isAbove(folder: string, other: string): boolean {
  return folder === '' || other === folder || other.startsWith(`${folder}/`);
}
