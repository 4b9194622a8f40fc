import { askedValues, hasValue } from '../doctor/reading/askedValues.ts';
import { readShellCommands } from '../doctor/reading/shellCommands.ts';
import { lookedFor, lookers, readsSyntax, runsTests, tellingWords } from '../doctor/reading/traces.ts';
import type { CheckEvidence } from '../journal/events.ts';
import { type CriterionProof, isProven } from '../plan/criterionProof.ts';
import type { Plan } from '../plan/plan.ts';

/** A word that only one criterion has counts 1, a word of two counts half for each. */
const enough = 0.5;
/** Share of a check's own words that a criterion must have. */
const covered = 0.5;
/** Letters from which on a word may be the beginning of another form of it. */
const shortestStem = 4;

/**
 * Which check shows which criterion, and what it gave before and after the work. A check belongs to the criteria that have most of
 * its telling words, and more than the others have: better none than a wrong one. Words of the title, and words of most checks, are
 * about all criteria; a check that runs all tests has no others. What is checked of the only criterion of a plan is its check.
 * A command that lacks a value which the criterion gives shows something else; what tests hold, nobody sees here.
 */
export function proveCriteria(
  { title, criteria }: Pick<Plan, 'title' | 'criteria'>,
  checks: readonly CheckEvidence[],
): readonly CriterionProof[] {
  const texts = criteria.map(({ text }) => text);
  const commands = checks.filter(({ command }) => command !== '');
  const values = texts.map(askedValues);
  const owners = texts.length === 1 ? commands.map(() => [0]) : ownersOf(title, texts, commands);
  const certain = owners.map((own, index) => mostCertain(own, values, commands[index]));
  return texts.map((criterion, at) => {
    const own = commands
      .filter((_, index) => certain[index]?.includes(at))
      .map(({ command, before, outcome }) => ({ criterion, check: { text: command, before, outcome } }));
    return (
      own.find(isProven) ??
      own.find(({ check }) => check.outcome === 'passed') ??
      own[0] ?? { criterion, check: undefined }
    );
  });
}

/** Of the criteria that a check may belong to, those whose values it has all; of these, those that give the most. */
function mostCertain(
  own: readonly number[],
  values: readonly (readonly string[])[],
  check: CheckEvidence | undefined,
): readonly number[] {
  if (check === undefined || isTestRun(check)) {
    return own;
  }
  const said = `${check.command}\n${check.text}`;
  const shown = own.filter((at) => values[at]?.every((value) => hasValue(said, value)));
  const most = Math.max(...shown.map((at) => values[at]?.length ?? 0));
  return shown.filter((at) => values[at]?.length === most);
}

/** For each check the positions of the criteria that it may belong to. */
function ownersOf(title: string, texts: readonly string[], checks: readonly CheckEvidence[]): readonly number[][] {
  const said = checks.map((check) => new Set(tellingWords(saidBy(check))));
  const ofAll = new Set(tellingWords(title));
  for (const word of said.flatMap((words) => [...words])) {
    if (said.length > 2 && said.filter((words) => words.has(word)).length * 2 > said.length) {
      ofAll.add(word);
    }
  }
  const criteria = texts.map((text) => new Set(tellingWords(text)));
  const testRuns = checks.filter(isTestRun).length;
  return checks.map((check, index) => {
    const own = [...(said[index] ?? [])].filter((word) => !ofAll.has(word));
    // One run of tests is about the whole plan, whatever its file is called.
    if (isTestRun(check) && testRuns === 1) {
      return [];
    }
    const shares = criteria.map((words) => {
      const shared = own.filter((word) => hasWord(words, word));
      return shared.length < own.length * covered
        ? 0
        : shared.reduce((sum, word) => sum + 1 / criteria.filter((each) => hasWord(each, word)).length, 0);
    });
    const most = Math.max(...shares);
    return shares.flatMap((share, at) => (share >= enough && share === most ? [at] : []));
  });
}

/** Words have endings: `merge` is in `merged`, and the other way round. */
function hasWord(words: ReadonlySet<string>, word: string): boolean {
  return (
    words.has(word) ||
    (word.length >= shortestStem &&
      [...words].some((each) => each.length >= shortestStem && (each.startsWith(word) || word.startsWith(each))))
  );
}

/** Of a check that only looks, what it looks for; else all of it. */
function saidBy({ text, command }: CheckEvidence): string {
  const commands = readShellCommands(command);
  if (commands.every(readsSyntax)) {
    return '';
  }
  return commands.every(({ program }) => lookers.has(program)) ? lookedFor(commands) : text;
}

function isTestRun({ command }: CheckEvidence): boolean {
  return readShellCommands(command).some(runsTests);
}
