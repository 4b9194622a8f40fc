/**
 * A person plans a goal in the workbench with the packaged extension: from a comment, by questions and a preview, to plan
 * files; and gives up half way. All by mouse and keyboard.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, step, trustFolder } from './personTest.ts';
import { atWorkbench, type PersonTest } from './personWorkbench.ts';
import type { VsCodeServer } from './vscodeServer.ts';
import { clickWord } from './words.ts';

const comment = '// TODO: add up what several recipes need, and print a shopping list';

export async function personPlanning(test: PersonTest): Promise<void> {
  console.log('\nVS Code, packaged extension, a goal is planned');
  await appendFile(path.join(test.project, 'src/index.ts'), `\n${comment}\n`);
  git(test, 'commit', '-qam', 'chore: note what is missing');
  await atWorkbench(test, 'planning-failed', plan);
}

async function plan(test: PersonTest, server: VsCodeServer, page: Page): Promise<void> {
  const shot = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(test.pictures, `${name}.png`) });
  };
  const before = await plansOf(test);
  await openWorkbench(page, server, test.project);
  await trustFolder(page);
  await openFile(page, 'src/index.ts');
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const input = page.locator('.quick-input-widget');

  await askForPlan(page);
  assert.match(await input.locator('input').inputValue(), /^add up what several recipes need/);
  await shot('planning-1-goal');
  step('the comment at the cursor is the goal');
  await page.keyboard.press('Enter');
  await input.getByText('When are two ingredients the same?').waitFor();
  await shot('planning-2-question');
  await page.keyboard.press('Escape');
  await input.waitFor({ state: 'hidden' });
  await page.locator('.notifications-toasts .notification-toast').waitFor({ state: 'hidden' });
  assert.deepEqual(await plansOf(test), before);
  assert.equal(git(test, 'status', '--porcelain'), '');
  step('whoever gives up at a question leaves nothing');

  await askForPlan(page);
  await page.keyboard.press('Enter');
  await input.getByText('When are two ingredients the same?').waitFor();
  await page.keyboard.press('Enter');
  await input.getByText('In which order is the list printed?').waitFor();
  await page.keyboard.type('By amount');
  await input.getByText('your own answer').waitFor();
  await page.keyboard.press('Enter');
  await input.getByText('Where do the recipes come from?').waitFor();
  await input.getByRole('button', { name: 'Back' }).click();
  await input.getByText('In which order is the list printed?').waitFor();
  await input.getByText('your answer').waitFor();
  await shot('planning-3-back');
  await page.keyboard.press('Enter');
  await input.getByText('Where do the recipes come from?').waitFor();
  await input.getByRole('button', { name: 'Skip' }).click();
  step('questions are answered, gone back to, and skipped');

  const page2 = preview(page);
  await page2.getByRole('heading', { name: /2 plans for/ }).waitFor();
  await shot('planning-4-preview');
  await page2
    .getByRole('button', { name: /^Merge with next/ })
    .first()
    .click();
  await page2.getByRole('heading', { name: /1 plan for/ }).waitFor();
  await page2.getByText('Nothing is written yet.').waitFor();
  await shot('planning-5-merged');
  await page2.getByRole('button', { name: 'Undo' }).click();
  await page2.getByRole('heading', { name: /2 plans for/ }).waitFor();
  await page2.getByText('Nothing is written yet.').waitFor();
  await page2.getByText('What it must fulfil').first().click();
  await shot('planning-6-details');
  assert.deepEqual(await plansOf(test), before);
  step('the set is shown, merged and put back before anything is written');

  await page2.getByRole('button', { name: 'Write 2 plans' }).click();
  await editor.locator('.view-line').getByText('Add amounts of the same ingredient').first().waitFor();
  await page.getByRole('treeitem', { name: /^006 .*waits for 005/ }).waitFor();
  await shot('planning-7-written');
  const written = (await plansOf(test)).filter((file) => !before.includes(file));
  assert.deepEqual(written, ['005-add-amounts-of-the-same-ingredient.md', '006-print-a-shopping-list.md']);
  const text = await readFile(path.join(test.project, 'docs/plans', written[0] ?? ''), 'utf8');
  assert.match(text, /By amount/);
  assert.equal(git(test, 'log', '--format=%s', '-1').trim(), 'chore: note what is missing');
  step('the plans are files, with the answers in them, and nothing is committed');
}

async function askForPlan(page: Page): Promise<void> {
  const editor = page.locator('.editor-instance .monaco-editor').first();
  await clickWord(page, editor, 'several', 'left');
  await clickWord(page, editor, 'several', 'right');
  const item = page.locator('.context-view').getByText('Plan Goal');
  const input = page.locator('.quick-input-widget').getByText('What should be true when it is done?');
  await item.waitFor();
  // A menu that has just opened does not take a click yet.
  while (!(await input.isVisible())) {
    await item.click({ timeout: 2000 }).catch(() => undefined);
    await input.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
}

/** The page inside the editor. */
function preview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview').frameLocator('#active-frame');
}

async function openFile(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.type(file);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tabs-container').getByText(path.basename(file)).waitFor();
}

async function plansOf(test: PersonTest): Promise<readonly string[]> {
  return (await readdir(path.join(test.project, 'docs/plans'))).toSorted((one, other) => one.localeCompare(other));
}

function git(test: PersonTest, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: test.project, encoding: 'utf8' });
}
