/**
 * A person writes a plan in the workbench with the packaged extension: sees the squiggle, reads why, takes the quick fix,
 * takes a completion, renames the plan and runs a check, all by mouse and keyboard.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, step, trustFolder } from './personTest.ts';
import { atWorkbench, type PersonTest } from './personWorkbench.ts';
import { clickWord, hoverOver } from './words.ts';
import type { VsCodeServer } from './vscodeServer.ts';

const plan = `---
id: 005
title: Archive a recipe
status: pending
---

## Requirements

- [ ] Archiving works properly
- [ ] \`portions archive 7\` prints \`archived 7\` and exits 0

## Design

**Files expected to change:**

- \`src/cli.ts\` (modify)

**Out of scope:** deleting recipes.

## Tasks

1. Add the command to \`src/cli.ts\`.

## Verification

- [assert] \`node --version\` should contain "v"
- [cmd] node --version
`;

const dependant = plan
  .replace('id: 005', 'id: 006\nblocked-by: [005]')
  .replace('Archive a recipe', 'List archived recipes')
  .replace('- [ ] Archiving works properly\n', '');

export async function personEditing(test: PersonTest): Promise<void> {
  console.log('\nVS Code, packaged extension, a plan is written by hand');
  await writeFile(path.join(test.project, 'docs/plans/005-archive.md'), plan);
  await writeFile(path.join(test.project, 'docs/plans/006-list-archived.md'), dependant);
  execFileSync('git', ['add', '.'], { cwd: test.project });
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-qm', 'Plan'], {
    cwd: test.project,
  });
  await atWorkbench(test, 'writing-failed', write);
}

async function write(test: PersonTest, server: VsCodeServer, page: Page): Promise<void> {
  const shot = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(test.pictures, `${name}.png`) });
  };
  const saved = async (file: string): Promise<string> =>
    await readFile(path.join(test.project, 'docs/plans', file), 'utf8');
  await openWorkbench(page, server, test.project);
  await trustFolder(page);
  const tree = page.getByRole('tree', { name: 'Plans' });
  await tree.getByRole('treeitem', { name: /^005 / }).click();
  const editor = page.locator('.editor-instance .monaco-editor').first();
  await editor.locator('.view-line').getByText('Archiving works').waitFor();
  await editor.locator('.squiggly-warning').first().waitFor();
  await editor.locator('.codelens-decoration').getByText('Run plan').waitFor();
  await shot('writing-1-squiggle');
  step('words that nobody could decide are underlined, and the score stands above the plan');

  await hoverOver(page, editor, 'works');
  await page.locator('.monaco-hover').getByText('criterion.bare-works').first().waitFor();
  await shot('writing-2-hover');
  step('pointing at them says what is wrong with them');
  await page.locator('.monaco-hover').getByText('criterion.bare-works').first().click();
  await page.locator('.tabs-container').getByText('doctor.md').waitFor();
  await page.locator('.view-line').getByText('criterion.bare-works').first().waitFor();
  await shot('writing-3-rule');
  await page.locator('.tabs-container').getByText('005-archive.md').click();
  step('the code leads to the rule in the catalogue');

  await clickWord(page, editor, 'should');
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget').first();
  await menu.waitFor();
  await shot('writing-4-fixes');
  await page.keyboard.press('Enter');
  await editor.locator('.view-line').getByText('should contain').waitFor({ state: 'detached' });
  step('a quick fix makes an ambiguous check a strict one');

  await clickWord(page, editor, 'Archiving');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- [ ] ');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible').waitFor();
  await shot('writing-5-completion');
  await page.keyboard.press('Escape');
  for (let typed = 0; typed < 7; typed += 1) {
    await page.keyboard.press('Backspace');
  }
  step('a new criterion is offered in decidable forms');

  await clickWord(page, editor, '005');
  await page.keyboard.press('F2');
  await page.locator('.rename-box input:focus').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('015');
  await page.keyboard.press('Enter');
  await page.locator('.tabs-container').getByText('015-archive.md').waitFor();
  await page.keyboard.press('Control+Alt+s');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('s');
  await tree.getByRole('treeitem', { name: /^006 .*waits for 015/ }).waitFor();
  await shot('writing-6-renamed');
  assert.match(await saved('006-list-archived.md'), /^blocked-by: \[015\]$/m);
  assert.match(await saved('015-archive.md'), /^id: 015$/m);
  step('renaming the id renames the file and what depends on it');

  await editor.locator('.codelens-decoration').getByText('Run check').last().click();
  await page.locator('.notifications-toasts').getByText('The check passed').waitFor();
  await editor
    .locator('.codelens-decoration')
    .getByText(/passed/)
    .first()
    .waitFor();
  await shot('writing-7-check');
  step('a check is run where it stands');
}
