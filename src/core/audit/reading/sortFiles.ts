import { isCiFile, isHookFile, isRecipeFile, isScriptFile, isTaskFile } from '../commands/commandFiles.ts';
import { auditLanguages, languageByExtension, otherLanguages } from '../languages/languages.ts';
import type { AuditLanguage } from '../languages/language.ts';
import { extensionOf, folderOf, isGeneratedName, isOwnFolder, nameOf } from './paths.ts';

/** What a file of the repository is to the audit. */
export type FileUse =
  | { readonly kind: 'text' }
  | { readonly kind: 'test'; readonly language: AuditLanguage }
  | { readonly kind: 'source'; readonly language: AuditLanguage }
  /** Of a language of which only the lines are known. */
  | { readonly kind: 'other'; readonly name: string };

/** Undefined: it does not matter. */
export function useOf(path: string): FileUse | undefined {
  return useOfListed(path, isOwnFolder(folderOf(path)));
}

/** As `useOf`, for many files: those of one folder are mostly listed one after the other. */
export function usesOf(paths: readonly string[]): readonly (readonly [path: string, use: FileUse])[] {
  const uses: [string, FileUse][] = [];
  let folder = '';
  let isOwn = true;
  for (const path of paths) {
    const at = folderOf(path);
    if (at !== folder) {
      folder = at;
      isOwn = isOwnFolder(folder);
    }
    const use = useOfListed(path, isOwn);
    if (use !== undefined) {
      uses.push([path, use]);
    }
  }
  return uses;
}

function useOfListed(path: string, isOwn: boolean): FileUse | undefined {
  if (path.startsWith('.') || !path.includes('/') || !isOwn) {
    if (isCiFile(path) || isHookFile(path)) {
      return { kind: 'text' };
    }
  }
  if (!isOwn) {
    return undefined;
  }
  const name = nameOf(path);
  const extension = extensionOf(name);
  const language = languageByExtension.get(extension);
  if (isText(path, name, language)) {
    return { kind: 'text' };
  }
  if (language === undefined) {
    const other = otherLanguages.get(extension);
    return other === undefined ? undefined : { kind: 'other', name: other };
  }
  if (language.isTest(path, name)) {
    return { kind: 'test', language };
  }
  return isGeneratedName(name) || isToolFile(name) ? undefined : { kind: 'source', language };
}

const texts = new Set(['package.json', 'composer.json', 'AGENTS.md', 'CLAUDE.md']);

/** A language's settings that are written in a language are written in their own. */
function isText(path: string, name: string, language: AuditLanguage | undefined): boolean {
  if (language !== undefined) {
    return language.isConfig(path, name) || isTaskFile(name);
  }
  const isStack = name === 'AGENTS.md' || name === 'CLAUDE.md';
  return (
    (texts.has(name) && (!isStack || name === path)) ||
    path === '.mstack/config.json' ||
    isRecipeFile(name) ||
    isTaskFile(name) ||
    isScriptFile(path) ||
    auditLanguages.some((each) => each.isConfig(path, name))
  );
}

/** Files that configure a tool: neither source nor test. */
function isToolFile(name: string): boolean {
  return name.startsWith('.') || /\.(?:config|conf|workspace|setup)\.[cm]?[jt]s$/.test(name) || name === 'setup.py';
}

/**
 * Whether the audit may say something else once this file has changed, came or went. Sources matter by their size: who
 * shows a level while somebody writes may ask again less often for them (`source`) than for the rest (`verification`).
 *
 * @param path relative to the repository
 */
export function auditDependsOn(path: string): 'verification' | 'source' | undefined {
  const use = useOf(path);
  if (use === undefined) {
    return nameOf(path) === '.gitignore' ? 'verification' : undefined;
  }
  return use.kind === 'source' || use.kind === 'other' ? 'source' : 'verification';
}
