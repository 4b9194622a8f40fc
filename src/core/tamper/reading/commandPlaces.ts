import { isCiFile, isHookFile, isRecipeFile, isScriptFile, isTaskFile } from '../../audit/commands/commandFiles.ts';
import { readJson, recordOf } from '../../audit/reading/structured.ts';
import { type ShellBlock, yamlBlocks } from './ciSteps.ts';
import { targetLines } from './makefileLines.ts';
import { nameOf } from './plannedWords.ts';

/** What a place is a part of. */
export type PlaceKind = 'script' | 'recipe' | 'ci' | 'hook' | 'file';

/** Shell that somebody starts by a name, or by its file. */
export interface CommandPlace {
  readonly kind: PlaceKind;
  readonly file: string;
  /** Of a script or a target: by which others call it. */
  readonly name: string;
  readonly blocks: readonly ShellBlock[];
  /** Targets that are made before. */
  readonly needs: readonly string[];
}

/** Whether a file may hold commands of the gate. */
export function holdsCommands(path: string): boolean {
  const name = nameOf(path);
  return (
    /^(?:package|composer)\.json$/.test(name) ||
    isRecipeFile(name) ||
    isCiFile(path) ||
    isHookFile(path) ||
    isTaskFile(name) ||
    isScriptFile(path) ||
    /^\.husky\/|^\.githooks\/|\.(?:sh|bash|cmd|bat|ps1)$|^(?:\.?lefthook(?:-local)?|bitbucket-pipelines|wercker|cloudbuild|buildspec)\.ya?ml$/.test(
      path,
    )
  );
}

export function commandPlaces(file: string, text: string): readonly CommandPlace[] {
  const name = nameOf(file);
  if (name === 'package.json' || name === 'composer.json') {
    return manifestPlaces(file, text);
  }
  if (isRecipeFile(name)) {
    return recipePlaces(file, text);
  }
  const kind = isCiFile(file) ? 'ci' : isHookFile(file) || /^\.(?:husky|githooks)\//.test(file) ? 'hook' : 'file';
  if (/\.ya?ml$/.test(name)) {
    const places = Map.groupBy(yamlBlocks(text), (each) => each.name);
    return [...places].map(([place, blocks]) => ({ kind, file, name: place, blocks, needs: [] }));
  }
  return [{ kind, file, name: file, blocks: [block(file, text, 0)], needs: [] }];
}

function block(name: string, text: string, line: number): ShellBlock {
  return { name, text, line, muted: false };
}

function lineHolding(text: string, part: string): number {
  const at = text.indexOf(part);
  return at === -1 ? 0 : text.slice(0, at).split('\n').length - 1;
}

function manifestPlaces(file: string, text: string): CommandPlace[] {
  const manifest = recordOf(readJson(text));
  const scripts = Object.entries(recordOf(manifest['scripts'])).flatMap(([name, value]): CommandPlace[] => {
    const lines = (Array.isArray(value) ? value : [value]).filter((line) => typeof line === 'string');
    const line = lineHolding(text, `"${name}":`);
    return [{ kind: 'script', file, name, blocks: lines.map((each) => block(name, each, line)), needs: [] }];
  });
  const hooks = ['lint-staged', 'simple-git-hooks', 'husky'].flatMap((key) =>
    Object.entries(recordOf(manifest[key])).map(([name, value]): CommandPlace => ({
      kind: 'hook',
      file,
      name: `${key}.${name}`,
      blocks: (Array.isArray(value) ? value : [value])
        .filter((each) => typeof each === 'string')
        .map((each) => block(name, each, lineHolding(text, `"${name}"`))),
      needs: [],
    })),
  );
  return [...scripts, ...hooks];
}

function recipePlaces(file: string, text: string): CommandPlace[] {
  const { targets, variables } = targetLines(text);
  const withValues = (line: string): string =>
    line.replaceAll(
      /\$[({](\w+)[)}]/g,
      (whole, name: string) => variables.get(name) ?? (name === 'MAKE' ? 'make' : whole),
    );
  return targets.map(({ name, needs, lines }) => ({
    kind: 'recipe',
    file,
    name,
    needs,
    blocks: lines.map(({ text: line, line: at }) => {
      const [marks = ''] = /^[@+-]*/.exec(line) ?? [];
      return { name, text: withValues(line.slice(marks.length)), line: at, muted: marks.includes('-') };
    }),
  }));
}
