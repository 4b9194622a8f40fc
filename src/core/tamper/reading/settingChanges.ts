import { oncePer } from '../../base/oncePer.ts';
import type { AttemptedChange, Tampering } from '../tamper.ts';
import { type GateTool, groupOf, holdsGateSettings, toolSettings, type ToolSetting } from './gateTools.ts';
import { folderOf, namesFile, severityBy } from './plannedWords.ts';
import { type SettingLaw, settingLaws, type SettingTopic } from './settingLaws.ts';
import { settingsOf } from './settingsOf.ts';
import { weakened } from './weakening.ts';

/** A setting that is another one now. */
export interface SettingChange {
  readonly tool: GateTool;
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** Undefined: nobody knows what the setting is for. */
  readonly law: SettingLaw | undefined;
  /** What was weakened, in words behind the key; undefined: nothing that we know of. */
  readonly weaker: string | undefined;
}

/** Settings of the gate that differ, those of one tool and folder taken together: they may move from file to file. */
const settingChanges = oncePer((change: AttemptedChange): readonly SettingChange[] => {
  const changed = change.files.filter(
    ({ path, pathBefore }) => holdsGateSettings(path) || holdsGateSettings(pathBefore ?? ''),
  );
  if (changed.length === 0) {
    return [];
  }
  const before = changed.flatMap(({ path, pathBefore, before: text }) =>
    text === undefined ? [] : toolSettings(pathBefore ?? path, settingsOf(pathBefore ?? path, text)),
  );
  const after = changed.flatMap(({ path, after: text }) =>
    text === undefined ? [] : toolSettings(path, settingsOf(path, text)),
  );
  const groups = new Set([...before, ...after].map(groupOf));
  const folders = new Set(
    [
      ...change.pathsBefore,
      ...change.files.flatMap(({ path, after: text }) => (text === undefined ? [] : [path])),
    ].flatMap((path) => folderOf(path).split('/')),
  );
  return [...groups].flatMap((group) => {
    const old = Map.groupBy(
      before.filter((each) => groupOf(each) === group),
      ({ key }) => key,
    );
    const now = Map.groupBy(
      after.filter((each) => groupOf(each) === group),
      ({ key }) => key,
    );
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
      changeOf(key, old.get(key) ?? [], now.get(key) ?? [], (name) => folders.has(name)),
    );
  });
});

function changeOf(
  key: string,
  before: readonly ToolSetting[],
  after: readonly ToolSetting[],
  hasFolder: (name: string) => boolean,
): SettingChange[] {
  const old = before.map(({ value }) => value);
  const now = after.map(({ value }) => value);
  const place = after.find(({ value }) => !old.includes(value)) ?? after[0] ?? before[0];
  if (place === undefined || (old.length === now.length && old.every((value, at) => value === now[at]))) {
    return [];
  }
  const law = settingLaws[place.tool].find((each) => each.key.test(key));
  const weaker = law === undefined ? undefined : weakened(law.weakening, old, now, hasFolder);
  return [{ tool: place.tool, key, file: place.file, line: place.line, law, weaker }];
}

/** What weakens the gate's settings of a topic. */
export function weakerSettings(change: AttemptedChange, topic: SettingTopic): readonly Tampering[] {
  return settingChanges(change).flatMap(({ tool, key, file, line, law, weaker }) =>
    law?.topic !== topic || weaker === undefined
      ? []
      : [
          {
            code: topic,
            severity: severityBy(change.plan, file),
            file,
            line,
            message: `\`${key === '' ? tool : key}\` of ${tool} ${weaker}: the gate proves less than before. Put it back, or have the plan list ${file} and say why.`,
          },
        ],
  );
}

/** Settings of which nobody knows whether they prove less now, where the plan does not list their file. */
export function unknownSettings(change: AttemptedChange, code: string): readonly Tampering[] {
  return settingChanges(change).flatMap(({ tool, key, file, line, law }) =>
    law !== undefined || namesFile(change.plan, file)
      ? []
      : [
          {
            code,
            severity: 'flagged',
            file,
            line,
            message: `\`${key === '' ? tool : key}\` of ${tool} is another one now, and the plan does not list ${file}: see whether the gate still proves as much.`,
          },
        ],
  );
}
