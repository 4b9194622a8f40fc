import { playwrightReader } from '../testOutput/playwright.ts';
import { readTests } from '../testOutput/readTests.ts';
import { startsProgram, type HealthTool } from './tool.ts';

export const playwright: HealthTool = {
  id: 'playwright',
  category: 'e2e',
  recognises: (commandLine) => startsProgram(commandLine, ['playwright']) && /\btest\b/.test(commandLine),
  read: (run) => readTests(run, [playwrightReader()]),
};
