import type { AuditTopic, DeepAudit } from '../audit.ts';
import type { AuditFacts } from '../auditFacts.ts';

/** Survivors that a goal names: enough to begin with. */
const namedSurvivors = 3;

/** Sources that a goal names: nobody writes a plan about more. */
const namedFiles = 3;

/** What a planner can be told, naming files of this project. */
export function goalFor(facts: AuditFacts, deep: DeepAudit | undefined, topic: AuditTopic): string {
  const failed = deep?.commands.find((each) => each.topic === topic && !each.passed);
  if (failed !== undefined) {
    return `Make \`${failed.command}\` pass without weakening what it checks`;
  }
  const language = facts.languages.find(({ known }) => known)?.name ?? 'the project';
  switch (topic) {
    case 'types':
      return typesGoal(facts, language);
    case 'lint':
      return `Add a linter for ${language} with a command that runs it, and mend what it finds`;
    case 'unit':
      return unitGoal(facts, deep);
    case 'integration':
      return `Add integration tests that run ${facts.ends.api ?? facts.ends.cli ?? 'the program'} against a real data store or service`;
    case 'end-to-end':
      return endGoal(facts);
    case 'contracts':
      return `Describe the interface of ${facts.ends.api ?? 'the API'} in a contract, and add a test that holds the program against it`;
    case 'dead-code':
      return `Add a tool that finds dead code in ${language} with a command that runs it, and remove what it finds`;
    case 'ci':
      return facts.ci.share > 0
        ? `Let CI run the tests on every change (${facts.ci.files[0] ?? 'its workflow'})`
        : 'Add a CI workflow that checks types, lints and runs the tests on every change';
    case 'strength': {
      const survivors = deep?.mutants?.survivors.slice(0, namedSurvivors) ?? [];
      return `Add assertions that notice these changes: ${survivors.join('; ')}`;
    }
    default:
      return topic satisfies never;
  }
}

/** Where changes went unnoticed is known to be untested; else what no test is named after may be. */
function unitGoal(facts: AuditFacts, deep: DeepAudit | undefined): string {
  if (facts.languages.length === 0) {
    return 'Write the first part of the program, with unit tests for what it does';
  }
  const survivors = deep?.mutants?.survivors.map((text) => text.slice(0, text.indexOf(':'))) ?? [];
  const counts = [...Map.groupBy(survivors, (file) => file)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const files = [...new Set([...counts.map(([file]) => file), ...facts.untested])].slice(0, namedFiles);
  return files.length === 0
    ? 'Add unit tests for the behaviour that no test asserts yet'
    : `Add unit tests for ${list(files)}, a test for each behaviour and its edge cases`;
}

function typesGoal(facts: AuditFacts, language: string): string {
  const worst = facts.languages.find(({ types, known }) => known && types.share < 1);
  const file = worst?.types.files[0];
  return file === undefined
    ? `Add a strict type checker for ${worst?.name ?? language} with a command that runs it, and mend what it finds`
    : `Make the type checker strict (${file}) for ${worst?.name ?? language}, and mend what it finds`;
}

function endGoal({ ends: { ui, api, cli } }: AuditFacts): string {
  if (ui !== undefined) {
    return `Add an end-to-end test for ${ui}: open the running program as a person does, and go through its main path`;
  }
  if (api !== undefined) {
    return `Add an end-to-end test for ${api}: start the server and go through its main requests, with a refused one`;
  }
  return cli === undefined
    ? 'Add an end-to-end test that starts the program as a person does, and checks what comes out'
    : `Add an end-to-end test for ${cli}: run the command line as a process, with a usual call and a wrong one`;
}

function list(files: readonly string[]): string {
  return files.length < 2 ? files.join('') : `${files.slice(0, -1).join(', ')} and ${files.at(-1)}`;
}
