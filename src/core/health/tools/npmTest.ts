import { readTests } from '../testOutput/readTests.ts';
import { testReaders } from '../testOutput/testReaders.ts';
import { startsProgram, type HealthTool } from './tool.ts';

/** A test script, whatever runner it starts: the runner is known by its output. Findings are the failed tests. */
export const npmTest: HealthTool = {
  id: 'npm-test',
  category: 'test',
  recognises: (commandLine) =>
    startsProgram(commandLine, ['mocha', 'vitest', 'jest', 'tape']) ||
    /\s--test(?:[^-\w]|$)/.test(fromNode(commandLine)) ||
    /\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:t|tst|test)(?:[^\w:.-]|$)/.test(commandLine),
  read: (run) => readTests(run, testReaders()),
};

function fromNode(commandLine: string): string {
  const node = commandLine.search(/\bnode\b/);
  return node === -1 ? '' : commandLine.slice(node);
}
