import { packageManagerOf, runScript } from '../../health/packageManager.ts';
import type { RepositoryFacts } from '../../plan/repositoryFacts.ts';
import { type CheckPart, checkPartAt } from './checkPart.ts';
import { commandWordsAt, type CommandWords } from './commandWords.ts';
import type { Offer } from './completion.ts';
import { type CompletionPlace, wordAt } from './completionPlace.ts';
import { pathOffers } from './pathOffers.ts';
import { plainNames, runnableNames } from './runnableNames.ts';
import { findFiles, testPattern } from './testFiles.ts';

/** In the command of a check: what the repository can run, and the files that are run on. */
export function commands(place: CompletionPlace): Offer[] {
  const part =
    place.part === 'body' && /^verification\b/i.test(place.heading)
      ? checkPartAt(place.before, place.after)
      : undefined;
  const facts = place.workspace.repository;
  const words = part?.kind === 'command' ? commandWordsAt(part.typed) : undefined;
  if (part?.kind !== 'command' || words === undefined) {
    return [];
  }
  if (words.first) {
    // More words behind the cursor: a command is there already.
    const rest = place.after.replace(/`.*$/s, '').replace(/^\S+/, '');
    if (rest.trim() !== '') {
      return [];
    }
    return [
      ...(part.tag === 'status' ? requests(place, part) : facts === undefined ? [] : wholeCommands(place, part, facts)),
    ];
  }
  return facts === undefined || words.words.length === 0 ? [] : names(place, words, facts);
}

function names(place: CompletionPlace, words: CommandWords, facts: RepositoryFacts): Offer[] {
  const { typed, range } = wordAt(place, /[^\s`"'|;&()<>]/);
  // Half of the word is quoted, or something else that the shell looks into.
  if (typed !== words.typed) {
    return [];
  }
  const runnable = runnableNames(words, facts);
  if (runnable.length > 0) {
    return runnable.map(({ name, meaning }) => ({ label: name, kind: 'command', detail: meaning, range, text: name }));
  }
  const pattern = testPattern(words);
  const tests = pattern === undefined ? undefined : findFiles(facts.files, words.folder, pattern);
  if (tests !== undefined) {
    return tests.map((path) => ({ label: path, kind: 'file', range, text: path }));
  }
  return pattern !== undefined || typed.includes('/') ? pathOffers(place, facts.files, typed, words.folder) : [];
}

/** Scripts that prove something come first, those that never end last. */
const order: readonly RegExp[] = [
  /^test$/,
  /^(?:test|e2e|check|verify|ci)\b/,
  /^(?:type|tsc|lint|format|build)/,
  /^(?!dev|start|serve|watch|pre|post).*(?<!:watch)$/,
];

function wholeCommands(
  place: CompletionPlace,
  part: Extract<CheckPart, { kind: 'command' }>,
  facts: RepositoryFacts,
): Offer[] {
  const { files } = facts;
  const manager = packageManagerOf(files.hasFile, undefined);
  const scripts = (facts.packageScripts.get('') ?? []).toSorted((one, other) => rankOf(one) - rankOf(other));
  const lines = [
    ...scripts.map((script) => [runScript(manager, script), 'script']),
    ...plainNames(facts.makeTargets).map((target) => [`make ${target}`, 'target of the Makefile']),
    ...plainNames(facts.justRecipes).map((recipe) => [`just ${recipe}`, 'recipe of the justfile']),
    ...(facts.cargoNames === undefined ? [] : [['cargo test', 'Cargo.toml']]),
    ...(files.hasFile('go.mod') ? [['go test ./...', 'go.mod']] : []),
  ];
  const closed = part.spanned && place.after.includes('`');
  return lines.map(([line = '', detail = '']) => ({
    label: line,
    kind: 'command',
    detail,
    range: rangeOf(place, part),
    text: part.spanned ? line : `\`${line}\``,
    ...(part.spanned && !closed ? { behind: '`' } : {}),
    filterText: line,
  }));
}

function rankOf(script: string): number {
  const found = order.findIndex((pattern) => pattern.test(script));
  return found === -1 ? order.length : found;
}

function requests(place: CompletionPlace, part: Extract<CheckPart, { kind: 'command' }>): Offer[] {
  return part.spanned || place.after.trim() !== ''
    ? []
    : [
        {
          label: 'curl … -> 200',
          kind: 'skeleton',
          detail: 'asks a server for its status',
          range: rangeOf(place, part),
          template: '`curl http://localhost:‹3000›/<path>` -> ‹200›',
        },
      ];
}

/** What is typed of the command, and the rest of its first word. */
function rangeOf(place: CompletionPlace, part: Extract<CheckPart, { kind: 'command' }>): Offer['range'] {
  const { range } = wordAt(place, /[^\s`]/);
  return { start: { line: place.line, character: part.from }, end: range.end };
}
