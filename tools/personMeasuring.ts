/**
 * A person asks in the workbench with the packaged extension how far the tests can be trusted: measures, sees what they did
 * not notice, sees the figure go stale, and has what is missing planned. All by mouse.
 */
import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openWorkbench, step, trustFolder } from './personTest.ts';
import { atWorkbench, type PersonTest } from './personWorkbench.ts';
import type { VsCodeServer } from './vscodeServer.ts';

/** Types, linter, dead code, both suites and twelve changes, on a busy machine. */
const measuringMs = 180_000;

export async function personMeasuring(test: PersonTest): Promise<void> {
  console.log('\nVS Code, packaged extension, the confidence is measured');
  await atWorkbench(test, 'measuring-failed', measure);
}

async function measure(test: PersonTest, server: VsCodeServer, page: Page): Promise<void> {
  const shot = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(test.pictures, `measuring-${name}.png`) });
  };
  await openWorkbench(page, server, test.project);
  await trustFolder(page);
  const badge = page.locator('.statusbar').getByRole('button', { name: /^mstack confidence/ });
  await badge.getByText('HIGH 10.0').waitFor();
  await badge.click();
  const sheet = confidencePage(page);
  await sheet.getByText('Read from the files; nothing was run yet.').waitFor();
  await shot('1-files');
  step('by its files the project is HIGH, and the page says that nothing was run');

  await sheet.getByRole('button', { name: 'Measure' }).click();
  await sheet.getByRole('button', { name: 'Stop' }).waitFor();
  await sheet.getByText('src/duration.ts:').first().waitFor({ timeout: measuringMs });
  await shot('2-progress');
  step('Measure says what it does, and can be stopped');
  await sheet.getByText(/^Measured just now\.$/).waitFor({ timeout: measuringMs });
  await badge.getByText(/(?:MEDIUM|LOW) \d\.\d\b/).waitFor();
  const level = await badge.innerText();
  assert.equal((await sheet.locator('.level').innerText()).replaceAll(/\s+/g, ' ').trim(), level.trim());
  await sheet.getByRole('heading', { name: 'Do the tests notice mistakes?' }).waitFor();
  const figure = await sheet.getByText(/The tests noticed \d+ of \d+ small changes;/).innerText();
  const [, killed, tried] = /noticed (\d+) of (\d+) small changes/.exec(figure) ?? [];
  assert.ok(Number(tried) > 5 && Number(killed) < Number(tried) / 2, figure);
  await shot('3-measured');
  await sheet.getByRole('heading', { name: 'Do the tests notice mistakes?' }).scrollIntoViewIfNeeded();
  await sheet
    .getByRole('button', { name: /^src\/duration\.ts:\d+: / })
    .last()
    .scrollIntoViewIfNeeded();
  await shot('4-survivors');
  step(`tests that notice ${killed} of ${tried} changes are not HIGH, whatever the files say (${level.trim()})`);

  await sheet
    .getByRole('button', { name: /^src\/duration\.ts:\d+: / })
    .first()
    .click();
  await page.locator('.tabs-container').getByText('duration.ts').waitFor();
  await shot('5-survivor');
  await page.locator('.tabs-container').getByText('mstack Confidence').click();
  step('a change that nobody noticed leads to its line');

  await appendFile(path.join(test.project, 'src/duration.ts'), '// later\n');
  await sheet.getByText(/^Measured .*, before 1 file changed\.$/).waitFor({ timeout: 10_000 });
  await badge.getByText(/(?:MEDIUM|LOW) \d\.\d\*/).waitFor();
  await sheet.locator('.level').scrollIntoViewIfNeeded();
  await shot('6-stale');
  await writeFile(path.join(test.project, 'README.md'), '# Durations\n');
  step('it says when what it was measured on has changed');

  await sheet.getByRole('button', { name: /^Plan it: the tests did not notice/ }).click();
  await page
    .locator('.notification-toast')
    .getByText(/Plan Goal: Add assertions that notice/)
    .waitFor();
  await shot('7-planning');
  await page.locator('.quick-input-widget').getByText('Where do the new tests belong?').waitFor();
  await shot('8-question');
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  step('one click on what is missing begins to plan it');
}

/** The page inside the editor. */
function confidencePage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview').frameLocator('#active-frame');
}
