import { codeSpans } from '../plan/codeSpans.ts';
import { readBareCommand } from '../plan/bareCommand.ts';
import { readCheck } from '../plan/readCheck.ts';
import { checkLine, strictCheck } from '../planning/checkForm.ts';
import type { ProposedPlan } from '../planning/proposal.ts';

type Checks = ProposedPlan['checks'];

/** Programs that build, judge or test a project. Anything else in code marks may as well be a name. */
const programs = new Set(
  'ava biome black bun bunx bundle cargo cmake composer ctest cypress dart deno dotnet eslint flake8 flutter go gradle gradlew hatch jest just knip make mix mocha mvn mvnw mypy node nox npm npx nx oxlint php phpstan phpunit playwright pnpm poetry prettier pyright pytest python python3 rake rspec rubocop ruff sbt swift task tox tsc turbo uv vitest yarn zig'.split(
    ' ',
  ),
);

/** Those whose name is no English word: what begins with one is a command, also without code marks. */
const unmistakable = new Set(
  'cargo dotnet eslint gradle jest mocha mvn npm npx phpunit pnpm pytest tsc vitest'.split(' '),
);

/** What stands before a statement and says nothing of it: `T012 [P] [US1]`, `2.1`, `**SC-001**:`, `THEN`, `Verify that`. */
const prefixes = [
  /^(?:T\d{2,5}[a-z]?|#?\d{1,3}(?:\.\d{1,3})*[.):]?)\s+(?:\[[A-Za-z\d]{1,6}\]\s+){0,3}/,
  /^\*{0,2}[A-Z]{1,4}-?\d{1,4}[a-z]?(?:\*\*:|:\*\*|\*\*|:)?\s+/,
  /^\**(?:then|and)\**:?,?\s+/i,
  /^(?:(?:please )?run|execute|verify that|verify|ensure that|ensure|confirm that|confirm|check that|make sure that|make sure)\s+/i,
];

/** Says of a command, or of several, that it succeeds, and nothing more. */
const succeeds =
  /^(?:(?:all|both|must|should|shall|still)\s+){0,2}(?:pass|passes|passing|succeeds?|(?:is|are|be|stays?|remains?) (?:green|passing|successful|clean)|exits? (?:0|zero|with 0|with zero|with (?:exit )?(?:code|status) (?:0|zero)|cleanly)|runs? cleanly|works)(?: (?:cleanly|successfully|with(?:out| no| zero) (?:any )?(?:errors|failures|failing tests)))?$/i;
const runsWell =
  /^(?:runs?|completes?|finishes|builds?|reports?|has|shows?)(?: (?:cleanly|successfully|with(?:out| no| zero) (?:any )?(?:errors|failures)|(?:no|zero|0) (?:errors|failures|failing tests)))$/i;

/** `All tests pass:`, `Lint is clean with` */
const announced =
  /^(?:[a-z][a-z-]* ){1,5}(?:pass|passes|succeeds?|is green|are green|is clean|builds?|passing)\s*(?:[:(–—-]|with|via|using|by running|when running)\s*\(?$/i;
const otherwise = /\b(?:not|never|no|without|until|unless|except|but|some|only|before)\b/i;

/** `WHEN … is run THEN it …` */
const whenRun = /^\**when\**\s+(?:(?:i|you|we|someone|the developer|a developer) runs?\s+|running\s+)?$/i;
const thenIt = /^(?:is run|is executed|runs)?,?\s*\**then\**\s+(?:it|the command|the suite)\s+/i;

/**
 * The checks that a text literally is: commands in code marks of which nothing is said but that they pass, or what they
 * print. Most texts are none; what they mean is never guessed.
 */
export function literalChecks(texts: readonly string[]): Checks {
  const found = texts.flatMap((text) => checksOf(withoutPrefixes(text.trim())));
  return [...new Map(found.map((check) => [checkLine(check), check])).values()];
}

function withoutPrefixes(text: string): string {
  let rest = text;
  // In this order; a verb may stand behind a label.
  for (const prefix of prefixes) {
    rest = rest.replace(prefix, '');
  }
  return rest.replace(/[.!]$/, '').trim();
}

function checksOf(text: string): Checks {
  const spans = codeSpans(text);
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) {
    const { command, demand } = readBareCommand(text);
    return unmistakable.has(programOf(command)) && succeeds.test(demand) ? commandChecks([command]) : [];
  }
  const before = text.slice(0, first.start).trim();
  const behind = withoutRemark(text.slice(last.end));
  const isList = spans
    .slice(1)
    .every(({ start }, at) => /^(?:[,;]|,?\s*(?:and|then|&&))$/.test(text.slice(spans[at]?.end, start).trim()));
  const commands = spans.map(({ content }) => content.trim());
  if (!isList) {
    return before === '' ? printing(first.content.trim(), text.slice(first.end)) : [];
  }
  if (before === '' && (behind === '' || succeeds.test(behind) || runsWell.test(behind))) {
    return commandChecks(commands);
  }
  if (/^\)?$/.test(behind) && announced.test(text.slice(0, first.start)) && !otherwise.test(before)) {
    return commandChecks(commands);
  }
  if (whenRun.test(text.slice(0, first.start)) && succeeds.test(behind.replace(thenIt, ''))) {
    return commandChecks(commands);
  }
  return before === '' ? printing(commands[0] ?? '', behind) : [];
}

/** Without parentheses at the end. */
function withoutRemark(text: string): string {
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  return (open > 0 ? text.slice(0, open) : text).trim();
}

/** What the command must print, where that is certain. */
function printing(command: string, expect: string): Checks {
  const check = isCommand(command) ? strictCheck({ tag: 'assert', command, expect }) : undefined;
  return check !== undefined && check.expect !== '' && readCheck(checkLine(check))?.ambiguous === false ? [check] : [];
}

function commandChecks(commands: readonly string[]): Checks {
  return commands.every(isCommand) ? commands.map((command) => ({ tag: 'cmd', command, expect: '' })) : [];
}

function isCommand(command: string): boolean {
  return programs.has(programOf(command)) && !/[<>[\]{}…\n]|\.\.\./.test(command);
}

/** Behind assignments, as in `CI=1 npm test`. */
function programOf(command: string): string {
  const words = command.split(/\s+/);
  return (words.find((word) => !/^[A-Z_][A-Z0-9_]*=/.test(word)) ?? '').replace(/^\.\//, '');
}
