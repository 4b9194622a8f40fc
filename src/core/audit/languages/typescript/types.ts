import { type Finding, has, lacks } from '../../auditFacts.ts';
import { extensionOf, folderOf } from '../../reading/paths.ts';
import { type LanguageProject, packageFile } from '../language.ts';
import { packageFolders, Strictnesses, type Strictness } from './strictness.ts';

/** The compiler is configured, but no package or command brings it. */
const unrun = 0.5;

const scripts: ReadonlySet<string> = new Set(['.js', '.jsx', '.mjs', '.cjs']);
/** What is written in pages is typed only where somebody brings the compiler. */
const scriptsAndPages: ReadonlySet<string> = new Set([...scripts, '.vue', '.svelte', '.astro']);

export interface TypescriptTypes {
  readonly finding: Finding;
  /** A configuration that refuses unused locals, where all of the sources are below one. */
  readonly unusedLocals: string | undefined;
}

/** How much of the sources a strict compiler looks at. */
export function typescriptTypes(project: LanguageProject): TypescriptTypes {
  const version = majorOf(project);
  const strictnesses = new Strictnesses(project.texts, version, packageFolders(project.texts));
  let [checked, typed, all] = [0, 0, 0];
  const seen = new Map<string, Strictness>();
  let unusedLocals = true;
  const untyped = packageFile(project, compilers.slice(0, 3)) !== undefined ? scripts : scriptsAndPages;
  for (const { path, lines } of project.sources) {
    const strictness = strictnesses.of(folderOf(path));
    const isScript = untyped.has(extensionOf(path));
    const counts = strictness !== undefined && (!isScript || strictness.checksJs);
    all += lines;
    typed += isScript ? 0 : lines;
    checked += counts ? strictness.share * lines : 0;
    unusedLocals &&= strictness?.unusedLocals === true;
    if (counts) {
      seen.set(strictness.file, strictness);
    }
  }
  const isDeno = [...project.texts.keys()].some((path) => /^deno\.jsonc?$/.test(path));
  if (seen.size === 0) {
    return {
      finding: isDeno
        ? has('TypeScript strict (Deno)', ['deno.json'])
        : lacks(typed > 0 ? 'TypeScript without a tsconfig.json' : 'JavaScript without a type checker'),
      unusedLocals: undefined,
    };
  }
  const runs = hasCompiler(project);
  const share = (all === 0 ? 0 : checked / all) * (1 - project.unchecked) * (runs ? 1 : unrun);
  const files = [...seen.keys()];
  const loose = [...seen.values()].filter((each) => each.share < 1).map(({ file }) => file);
  const reasons = [
    ...(loose.length > 0 ? [`${some(loose)} ${loose.length === 1 ? 'is' : 'are'} not strict`] : []),
    ...(project.unchecked > 0 ? [`${percent(project.unchecked)} of the sources say @ts-nocheck`] : []),
    ...(typed < all && checked < all * 0.95 ? [`${percent(1 - typed / all)} of the sources are JavaScript`] : []),
    ...(runs ? [] : ['no package or command brings the compiler']),
  ];
  const found = loose.length === seen.size ? 'TypeScript, not strict' : 'TypeScript strict';
  return {
    finding: { share, found, lacking: share > 0.95 ? '' : reasons.join(', '), files: files.slice(0, 3) },
    unusedLocals: unusedLocals ? files[0] : undefined,
  };
}

function some(files: readonly string[]): string {
  return files.length > 2 ? `${files[0]} and ${files.length - 1} others` : files.join(' and ');
}

function percent(share: number): string {
  return `${Math.max(1, Math.round(share * 100))} %`;
}

const compilers = ['typescript', 'vue-tsc', '@typescript/native-preview', 'ts-node', 'tsx', 'vite', '@types/node'];
const compilerPrograms = ['tsc', 'vue-tsc', 'svelte-check', 'astro', 'tsgo', 'deno', 'next', 'ng', 'nuxi', 'tsd'];

function hasCompiler(project: LanguageProject): boolean {
  return packageFile(project, compilers) !== undefined || project.commands.fileRunning(compilerPrograms) !== undefined;
}

/** The compiler's major version, by the lowest that a manifest asks for; 0 where none says. */
function majorOf(project: LanguageProject): number {
  const versions = [...project.texts.values()].flatMap((text) => {
    const match = /"typescript": "[\^~>=v ]{0,4}(\d{1,3})\./.exec(text);
    return match === null ? [] : [Number(match[1])];
  });
  return versions.length === 0 ? 0 : Math.min(...versions);
}
