import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

test('prints the postage abroad', () => {
  expect(execFileSync(process.execPath, ['src/cli.ts', '400', 'DE'], { encoding: 'utf8' })).toBe('1400\n');
});
