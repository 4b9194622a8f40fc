import type { ProposedPlan } from '../planning/proposal.ts';

type Checks = ProposedPlan['checks'];

/** Programs that build, judge or test a project. Anything else in code marks may as well be a name. */
const programs = new Set(
  'bun bunx bundle cargo composer ctest deno dotnet eslint flake8 flutter go gradle gradlew jest just make mix mocha mvn mvnw mypy node npm npx php phpunit pnpm poetry pytest python python3 rake rspec ruff swift task tox tsc uv vitest yarn'.split(
    ' ',
  ),
);

const statement =
  /^(?:(?:run|execute|verify that|verify|ensure that|ensure|confirm that|confirm)\s+)?`([^`]+)`\s*(?:passes|pass|succeeds|succeed|is green|are green|exits 0|exits with 0|exits with code 0|runs cleanly|runs without errors|completes without errors|passes without errors)?[.!]?$/i;

/** `T012 [P] [US1]`, `2.1` */
const taskNumber = /^(?:T\d{2,5}[a-z]?|\d{1,3}(?:\.\d{1,3})*\.?)\s+(?:\[[A-Za-z\d]{1,6}\]\s+){0,3}/;

/**
 * The check that a text literally is: a command in code marks, with nothing but “passes” behind it. Most texts are none;
 * what they mean is never guessed.
 */
export function literalChecks(texts: readonly string[]): Checks {
  const commands = texts.flatMap((text) => {
    const command = (statement.exec(text.replace(taskNumber, '').trim())?.[1] ?? '').trim();
    const program = (/^\S+/.exec(command)?.[0] ?? '').replace(/^\.\//, '');
    return programs.has(program) && !/[<>[\]{}…\n]|\.\.\./.test(command) ? [command] : [];
  });
  return [...new Set(commands)].map((command) => ({ tag: 'cmd', command, expect: '' }));
}
