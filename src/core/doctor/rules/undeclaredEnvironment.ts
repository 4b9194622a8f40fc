import { insertIntoSection } from '../fixes/sectionEdits.ts';
import { lineRange, type Range } from '../../base/range.ts';
import type { Plan } from '../../plan/plan.ts';
import { rangeInCommand } from '../reading/checkCommands.ts';
import { type EnvironmentNeed, environmentNeeds, mayNeedEnvironment } from '../reading/environmentNeeds.ts';
import { plannedPaths } from '../reading/plannedPaths.ts';
import { type RuleReading, readForRules } from '../reading/ruleReading.ts';
import { readShellCommands } from '../reading/shellCommands.ts';
import type { Rule } from '../rule.ts';
import type { Surroundings } from '../surroundings.ts';

/** What is asked for once is enough: each need is told at the first check that has it. */
export const undeclaredEnvironment: Rule = {
  code: 'plan.undeclared-environment',
  severity: 'warning',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 2 },
  title: 'Undeclared environment',
  why: 'What a check needs besides the repository somebody must have set up before; an agent that lacks it can only fail.',
  bad: '- [cmd] `psql "$DATABASE_URL" -c "select 1"`',
  good: '**Prerequisites:** a PostgreSQL server at `$DATABASE_URL` … - [cmd] `psql "$DATABASE_URL" -c "select 1"`',
  remedy: 'Name it in a line **Prerequisites:**, or let the check bring its own: a container, an emulator, a fixture.',
  find: (plan, surroundings, reading) =>
    undeclared(plan, surroundings, reading).map(({ what, range }) => ({
      message: `This needs ${what}, and the plan does not say so. Name it in a line **Prerequisites:**, or let the check bring its own.`,
      range,
    })),
  fixes: ({ problem, plan, lines, surroundings }) =>
    undeclared(plan, surroundings, readForRules(plan))
      .filter(
        ({ range }) =>
          range.start.line === problem.range.start.line && range.start.character === problem.range.start.character,
      )
      .map(({ what }) => ({
        title: `Declare that it needs ${what}`,
        edits: [insertIntoSection(plan, lines, 'Design', [`**Prerequisites:** ${what}`])],
        certain: false,
      })),
};

/** What the plan needs and does not declare, each at the first place that needs it. */
function undeclared(plan: Plan, surroundings: Surroundings, reading: RuleReading): readonly PlacedNeed[] {
  const needs = [...ofChecks(surroundings, reading), ...ofTasks(plan, surroundings, reading)];
  if (needs.length === 0) {
    return needs;
  }
  const starts = startsInBackground(reading);
  const first = new Map(needs.toReversed().map((need) => [need.what, need]));
  const planned = plannedPaths(plan, surroundings);
  return [...first.values()]
    .toReversed()
    .slice(0, mostNeeds)
    .filter(
      (need) =>
        !(need.startable === true && (starts || isStarted(need, plan))) &&
        !isDeclared(need, plan, reading.lines) &&
        !isBrought(need, planned),
    );
}

/** Whether a check starts something that goes on beside it: `npm start &`, or a program that starts servers. */
function startsInBackground({ commands }: RuleReading): boolean {
  return commands.some(
    ({ joint, check, words }) =>
      joint === '&' ||
      check.command?.trimEnd().endsWith('&') === true ||
      words.some(({ text }) => /^(?:start-server-and-test|concurrently|start-test|docker|docker-compose)$/.test(text)),
  );
}

/** Whether a task says that it is started. */
function isStarted({ declaredBy }: EnvironmentNeed, { tasks }: Plan): boolean {
  return tasks.some(({ text }) => /\b(?:start|launch|run|boot|serv(?:e|ing)\b)/i.test(text) && declaredBy.test(text));
}

/** A plan with more needs than this has been told enough. */
const mostNeeds = 10;

interface PlacedNeed extends EnvironmentNeed {
  readonly range: Range;
}

function ofChecks({ repository }: Surroundings, { commands }: RuleReading): PlacedNeed[] {
  return commands.flatMap((command) =>
    environmentNeeds(command, repository)
      // A variable that the check sets itself is no secret.
      .filter(({ variable }) => variable === undefined || command.check.command?.includes(`${variable}=`) !== true)
      .map((need) => ({ ...need, range: rangeInCommand(command.check, need.word.start, need.word.end) })),
  );
}

/** Commands that tasks name in code. */
function ofTasks(plan: Plan, { repository }: Surroundings, { lines }: RuleReading): PlacedNeed[] {
  const found: PlacedNeed[] = [];
  for (const { range, text } of plan.tasks) {
    for (let line = range.start.line; line <= range.end.line && namesProgram(text); line += 1) {
      for (const match of (lines[line] ?? '').matchAll(/`([a-z][\w-]*\s[^`]+)`/g)) {
        found.push(
          ...readShellCommands(match[1] ?? '').flatMap((command) =>
            environmentNeeds(command, repository).map((need) => ({
              ...need,
              range: lineRange(line, match.index + 1 + need.word.start, match.index + 1 + need.word.end),
            })),
          ),
        );
      }
    }
  }
  return found;
}

/** Whether a task may name a command that needs something. */
function namesProgram(text: string): boolean {
  for (let at = text.indexOf('`'); at !== -1; at = text.indexOf('`', at + 1)) {
    const end = text.indexOf(' ', at);
    if (end !== -1 && end - at < 20 && mayNeedEnvironment(text.slice(at + 1, end))) {
      return true;
    }
  }
  return false;
}

const declaring =
  /^(?:prerequisites?|preconditions?|environment|environment variables|requires|setup|needs|assumptions|secrets|credentials|services)\b/i;

const declaringLine =
  /\b(?:prerequisites?|preconditions?|requires?|needs?|needed|must (?:have|be)|available|installed|running|logged in|signed in|authenticated|configured|provided|set in|access to|fake|local)\b|\b(?:assum|mock|stub|emulat)/i;

function isDeclared({ declaredBy }: EnvironmentNeed, plan: Plan, lines: readonly string[]): boolean {
  const places = [
    ...plan.sections.map(({ heading, line, end }) => ({ name: heading, line, end })),
    ...plan.labels,
  ].filter(({ name }) => declaring.test(name));
  const inChecks = (line: number): boolean =>
    plan.checks.some(({ range }) => range.start.line <= line && line <= range.end.line);
  return (
    places.some(({ line, end }) => lines.slice(line, end).some((text) => declaredBy.test(text))) ||
    lines.some((text, at) => declaringLine.test(text) && declaredBy.test(text) && !inChecks(at))
  );
}

/** Whether the plan itself creates what brings it along. */
function isBrought({ shownBy }: EnvironmentNeed, planned: readonly string[]): boolean {
  return shownBy.some((name) => planned.some((path) => path.slice(path.lastIndexOf('/') + 1) === name));
}
