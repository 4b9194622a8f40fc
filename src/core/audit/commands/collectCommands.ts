import { wordsIn } from '../../base/wordsIn.ts';
import { readHealthStack } from '../../health/healthStack.ts';
import { folderOf, nameOf, resolvedPath } from '../reading/paths.ts';
import { readJson, recordOf, textsOf } from '../reading/structured.ts';
import { type CommandLine, type CommandPlace, commandsIn } from './commandLine.ts';
import { isCiFile, isHookFile, isRecipeFile, isScriptFile, isTaskFile } from './commandFiles.ts';
import { ProjectCommands } from './projectCommands.ts';
import { recipesIn } from './recipes.ts';
import { yamlCommands } from './yamlCommands.ts';

interface Use {
  readonly name: string;
  readonly file: string;
  readonly ci: boolean;
}

interface Collected {
  readonly lines: CommandLine[];
  readonly uses: Use[];
  /** By the recipe's name: the names that it needs. */
  readonly needs: Map<string, readonly string[]>;
}

/**
 * Finds everything that a project can be told to run.
 *
 * @param texts by path: manifests, CI, hooks, recipes, scripts
 * @param configured commands of `.mstack/config.json` by category; undefined: switched off
 */
export function collectCommands(
  texts: ReadonlyMap<string, string>,
  configured: ReadonlyMap<string, string | undefined>,
): ProjectCommands {
  const collected: Collected = { lines: [], uses: [], needs: new Map() };
  for (const [file, text] of texts) {
    readFile(collected, file, text);
  }
  for (const file of ['AGENTS.md', 'CLAUDE.md']) {
    for (const [category, command] of readHealthStack(file, texts.get(file)).commands) {
      add(collected, { text: command ?? '', place: 'stack', file, name: category });
    }
  }
  for (const [category, command] of configured) {
    add(collected, { text: command ?? '', place: 'stack', file: '.mstack/config.json', name: category });
  }
  return new ProjectCommands(collected.lines, reachedByCi(collected, texts), collected.uses);
}

function add(
  { lines }: Collected,
  { text, place, file, name }: { text: string; place: CommandPlace; file: string; name: string | undefined },
): void {
  for (const words of commandsIn(text)) {
    lines.push({ words, place, file, folder: folderOf(file), name });
  }
}

function readFile(collected: Collected, file: string, text: string): void {
  const name = nameOf(file);
  const ci = isCiFile(file);
  if (name === 'package.json' || name === 'composer.json') {
    readManifest(collected, file, text);
  } else if (isRecipeFile(name)) {
    for (const recipe of recipesIn(text)) {
      collected.needs.set(recipe.name, recipe.needs);
      recipe.lines.forEach((line) => add(collected, { text: line, place: 'recipe', file, name: recipe.name }));
    }
  } else if ((ci || isHookFile(file) || isTaskFile(name)) && /\.ya?ml$/.test(name)) {
    const { lines, uses } = yamlCommands(text);
    const place = ci ? 'ci' : isHookFile(file) ? 'hook' : 'recipe';
    lines.forEach((line) => add(collected, { text: line, place, file, name: undefined }));
    collected.uses.push(...uses.map((use) => ({ name: use, file, ci })));
  } else if (ci || isHookFile(file) || isTaskFile(name)) {
    const place = ci ? 'ci' : isHookFile(file) ? 'hook' : 'recipe';
    plainLines(text).forEach((line) => add(collected, { text: line, place, file, name: ci ? undefined : file }));
  } else if (isScriptFile(file)) {
    plainLines(text).forEach((line) => add(collected, { text: line, place: 'script', file, name: file }));
  }
}

function plainLines(text: string): string[] {
  return text.split('\n').filter((line) => !/^\s*(?:#|\/\/)/.test(line));
}

function readManifest(collected: Collected, file: string, text: string): void {
  const manifest = recordOf(readJson(text));
  for (const [name, script] of Object.entries(recordOf(manifest['scripts']))) {
    for (const line of textsOf(script)) {
      add(collected, { text: line, place: 'script', file, name });
    }
  }
  for (const key of ['lint-staged', 'simple-git-hooks', 'husky']) {
    for (const line of Object.values(recordOf(manifest[key])).flatMap(textsOf)) {
      add(collected, { text: line, place: 'hook', file, name: undefined });
    }
  }
}

/** What starts scripts by their names. */
const scriptStarters = new Set(
  wordsIn(`npm pnpm yarn bun turbo lerna nx run-s run-p npm-run-all npm-run-all2 wsrun concurrently composer rush moon vp
    node make gmake just wireit ultra corepack`),
);

function reachedByCi({ lines, needs }: Collected, texts: ReadonlyMap<string, string>): ProjectCommands['inCi'] {
  const named = Map.groupBy(lines, ({ name }) => name);
  const reached = lines.filter(({ place }) => place === 'ci').map((line) => ({ ...line, via: line.file }));
  const known = new Set([...named.keys(), ...needs.keys()]);
  const seen = new Set<string>();
  const follow = (name: string, via: string): void => {
    if (!seen.has(name)) {
      seen.add(name);
      reached.push(...(named.get(name) ?? []).map((line) => ({ ...line, via })));
      needs.get(name)?.forEach((need) => follow(need, via));
    }
  };
  // The list grows while it is walked: what is called calls others.
  for (const { words, folder, via } of reached) {
    if (words.some((word) => scriptStarters.has(word))) {
      words
        .slice(1)
        .flatMap((word) => scriptNames(word, known))
        .forEach((name) => follow(name, via));
    }
    if (/^g?make$/.test(words[0] ?? '') && words.length === 1) {
      follow(needs.has('all') ? 'all' : ([...needs.keys()][0] ?? ''), via);
    }
    for (const word of words) {
      const path = [word, resolvedPath(folder, word), resolvedPath('', word), taskFiles[word]].find(
        (each) => each !== undefined && texts.has(each),
      );
      if (path !== undefined) {
        follow(path, via);
      }
    }
  }
  return reached;
}

/** Programs that read a file of their own. */
const taskFiles: Readonly<Record<string, string>> = {
  cake: 'build.cake',
  rake: 'Rakefile',
  mage: 'magefile.go',
  invoke: 'tasks.py',
};

/** Names that a word behind `npm run` and the like can stand for: `t`, `npm:lint`, `lint:*`, and with `pre` and `post`. */
function scriptNames(word: string, named: ReadonlySet<string | undefined>): readonly string[] {
  const name = word === 't' || word === 'tst' ? 'test' : word.replace(/^npm:/, '');
  if (name.endsWith('*')) {
    return [...named].filter((key) => key !== undefined).filter((key) => key.startsWith(name.slice(0, -1)));
  }
  return [`pre${name}`, name, `post${name}`].filter((each) => named.has(each));
}
