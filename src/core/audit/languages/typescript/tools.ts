import { type Finding, has, lacks, partly } from '../../auditFacts.ts';
import { folderOf, nameOf } from '../../reading/paths.ts';
import { readJson, recordOf } from '../../reading/structured.ts';
import { type LanguageProject, packageFile, shareBelow } from '../language.ts';

interface Linter {
  readonly name: string;
  /** Undefined: it needs no configuration. */
  readonly configs: RegExp | undefined;
  /** Key of package.json that configures it. */
  readonly key?: string;
  readonly packages: readonly string[];
  readonly programs: readonly string[];
}

const linters: readonly Linter[] = [
  {
    name: 'ESLint',
    configs: /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.[a-z]{2,4})?)$/,
    key: 'eslintConfig',
    packages: ['eslint'],
    programs: ['eslint', 'eslint_d', 'next lint', 'ng lint', 'xo', 'standard', 'neostandard', 'react-scripts'],
  },
  { name: 'Biome', configs: /^biome\.jsonc?$/, packages: ['@biomejs/biome'], programs: ['biome', 'ultracite'] },
  {
    name: 'Oxlint',
    configs: /^(?:\.oxlintrc\.jsonc?|oxlint\.config\.ts)$/,
    packages: ['oxlint'],
    programs: ['oxlint'],
  },
  { name: 'XO', configs: undefined, packages: ['xo'], programs: ['xo'] },
  {
    name: 'standard',
    configs: undefined,
    packages: ['standard', 'ts-standard'],
    programs: ['standard', 'ts-standard'],
  },
  { name: 'Deno’s linter', configs: /^deno\.jsonc?$/, packages: [], programs: ['deno lint'] },
  { name: 'TSLint', configs: /^tslint\.json$/, packages: ['tslint'], programs: ['tslint'] },
];

export function typescriptLint(project: LanguageProject): Finding {
  let best: Finding = lacks('no linter');
  for (const linter of linters) {
    const found = lintedBy(project, linter);
    if (found !== undefined && (found.share > best.share || best.lacking === 'no linter')) {
      best = found;
    }
  }
  return best;
}

/** Undefined: nothing speaks of this linter. */
function lintedBy(project: LanguageProject, linter: Linter): Finding | undefined {
  const configs = [...project.texts].flatMap(([path, text]) => (isConfig(path, text, linter) ? [path] : []));
  const run = runnerOf(project, linter.programs);
  const installed = packageFile(project, linter.packages);
  const needsConfig = linter.configs !== undefined && linter.name !== 'Oxlint' && linter.name !== 'Biome';
  if (configs.length === 0 && (needsConfig || run === undefined)) {
    return installed === undefined && run === undefined
      ? undefined
      : lacks(`${linter.name} is installed, but has no ${needsConfig ? 'configuration' : 'way to be run'}`, [
          installed ?? run ?? '',
        ]);
  }
  if (run === undefined && installed === undefined) {
    return lacks(`${configs[0]} is there, but nothing runs ${linter.name}`, configs.slice(0, 1));
  }
  const folders = configs.length === 0 ? [''] : configs.map(folderOf);
  const share = shareBelow(project.sources, new Set(folders));
  const all = has(`${linter.name}${run === undefined ? '' : ` (${nameOf(run)})`}`, [configs[0] ?? run]);
  return share > 0.95 ? all : { ...all, share, lacking: `${linter.name} is configured for a part of the sources only` };
}

/** A program, or a program with a verb: `next lint`. */
function runnerOf(project: LanguageProject, programs: readonly string[]): string | undefined {
  const single = programs.filter((program) => !program.includes(' '));
  const double = programs.filter((program) => program.includes(' '));
  return (
    project.commands.fileRunning(single) ??
    double.map((phrase) => project.commands.running(...phrase.split(' '))?.file).find((file) => file !== undefined)
  );
}

function isConfig(path: string, text: string, { configs, key }: Linter): boolean {
  const name = nameOf(path);
  return (
    configs?.test(name) === true ||
    (key !== undefined && name === 'package.json' && recordOf(readJson(text))[key] !== undefined)
  );
}

const deadCodePrograms = ['knip', 'ts-prune', 'unimported', 'ts-unused-exports', 'fallow', 'tsr', 'ts-remove-unused'];

/** What the compiler's `noUnusedLocals` sees: only what nobody uses within one file. */
const withinFiles = 0.4;

export function typescriptDeadCode(project: LanguageProject, unusedLocals: string | undefined): Finding {
  const name = deadCodePrograms.find(
    (program) =>
      project.commands.fileRunning([program]) !== undefined ||
      (packageFile(project, [program]) !== undefined && program === 'knip'),
  );
  if (name !== undefined) {
    return has(name, [project.commands.fileRunning([name]) ?? packageFile(project, [name])]);
  }
  return unusedLocals === undefined
    ? lacks('no tool that finds dead code')
    : partly(withinFiles, 'noUnusedLocals', 'nothing finds exports that nobody imports', [unusedLocals]);
}
