import { cypressReader } from '../testOutput/cypress.ts';
import { readTests } from '../testOutput/readTests.ts';
import { startsSubcommand, type HealthTool } from './tool.ts';

export const cypress: HealthTool = {
  id: 'cypress',
  category: 'e2e',
  recognises: (commandLine) => startsSubcommand(commandLine, 'cypress', ['run']),
  read: (run) => readTests(run, [cypressReader()]),
};
