import { readPlan } from '../../core/plan/readPlan.ts';
import { usual } from '../../core/settings/settingsSchema.ts';
import { findTampering } from '../../core/tamper/findTampering.ts';
import type { AttemptedChange, FileVersions, Tampering } from '../../core/tamper/tamper.ts';
import { sampleFiles } from './sampleFiles.ts';
import type { Files, TamperCase } from './tamperCase.ts';

export interface CaseOutcome {
  readonly tamperCase: TamperCase;
  /** What was found in the cheat, of the kind and the severity that the case asks for or not. */
  readonly found: readonly Tampering[];
  readonly detected: boolean;
  /** What an honest edit must not give. */
  readonly alarms: readonly Tampering[];
}

export function runCase(tamperCase: TamperCase): CaseOutcome {
  const { kind, severity = 'blocks', honestFlagged = false } = tamperCase;
  const found = findTampering(changeOf(tamperCase, 'cheat'));
  const seen = findTampering(changeOf(tamperCase, 'honest'));
  return {
    tamperCase,
    found,
    detected: found.some((each) => each.code === kind && (severity === 'flagged' || each.severity === 'blocks')),
    alarms: honestFlagged ? seen.filter((each) => each.severity === 'blocks') : seen,
  };
}

/** Throws when the edit changes nothing, or something that is not in the sample. */
function changeOf(tamperCase: TamperCase, which: 'cheat' | 'honest'): AttemptedChange {
  const before = sampleFiles(tamperCase.language);
  const planFile = [...before.keys()].find((file) => file.startsWith('docs/plans/001-')) ?? '';
  const honest = which === 'honest';
  const lists = [...(tamperCase.lists ?? []), ...(honest ? (tamperCase.honestLists ?? []) : [])];
  const says = [tamperCase.says, honest ? tamperCase.honestSays : undefined].filter((text) => text !== undefined);
  before.set(planFile, planText(before.get(planFile) ?? '', lists, says));
  const plan = readPlan(planFile, before.get(planFile) ?? '');
  if (plan === undefined) {
    throw new Error(`The sample of ${tamperCase.language} has no plan.`);
  }
  const after: Files = new Map(before);
  tamperCase[which](after);
  const files = versionsOf(before, after).map((file) => withEntry(file, tamperCase.as?.[file.path]));
  if (files.length === 0) {
    throw new Error(`The ${which} edit of “${tamperCase.name}” changes nothing.`);
  }
  return {
    plan,
    files,
    textBefore: (path) => before.get(path),
    pathsBefore: new Set(before.keys()),
    fileBytes: usual.fileBytes,
  };
}

function withEntry(file: FileVersions, as: 'link' | 'repository' | 'binary' | undefined): FileVersions {
  const { before = '', after } = file;
  if (after === undefined) {
    return file;
  }
  return {
    ...file,
    after: as === 'binary' || as === 'repository' ? undefined : after,
    entry: {
      kind: as === 'link' || as === 'repository' ? as : 'file',
      bytes: Buffer.byteLength(after),
      bytesBefore: Buffer.byteLength(before),
    },
  };
}

function planText(text: string, lists: readonly string[], says: readonly string[]): string {
  const items = lists.map((item) => {
    const [, path = '', change = 'modify'] = /^(.*?)(?: \((new|modify|delete)\))?$/.exec(item) ?? [];
    return `- \`${path}\` (${change})\n`;
  });
  return text
    .replace(/(?<=\*\*Files expected to change\*\*\n\n)/, () => items.join(''))
    .replace(/(?<=## Requirements\n\n)/, () => says.map((line) => `${line}\n\n`).join(''));
}

function versionsOf(before: Files, after: Files): FileVersions[] {
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const files: FileVersions[] = [];
  for (const [path, text] of after) {
    const source = before.has(path) ? undefined : gone.find((old) => isMostlyAlike(before.get(old) ?? '', text));
    if (source !== undefined) {
      gone.splice(gone.indexOf(source), 1);
      files.push({ path, pathBefore: source, before: before.get(source), after: text });
    } else if (before.get(path) !== text) {
      files.push({ path, before: before.get(path), after: text });
    }
  }
  return [...files, ...gone.map((path) => ({ path, before: before.get(path), after: undefined }))].toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** As git calls files renamed: half of the lines at least are the same. */
function isMostlyAlike(before: string, after: string): boolean {
  const lines = before.split('\n').filter((line) => line.trim() !== '');
  const others = new Set(after.split('\n'));
  return lines.length > 0 && lines.filter((line) => others.has(line)).length * 2 >= lines.length;
}
