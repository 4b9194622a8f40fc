/**
 * A person's way through the workbench with the packaged extension and without any test switch: looks at the plans,
 * presses Run All by mouse, loses the extension host in the middle, and finds the run going on and the tree right.
 */
import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import type { Page, Locator } from 'playwright-core';
import { isSameProcess, readLock } from '../src/node/lock.ts';
import { stateFolder, stateNames, stateSurroundings } from '../src/node/stateFolder.ts';
import { atWorkbench, type PersonTest } from './personWorkbench.ts';
import type { VsCodeServer } from './vscodeServer.ts';

const largestVsix = 1_000_000;

/** All plans of the sample, each with its health tools, on a busy machine. */
const runLimitMs = 300_000;

/** The agent is asked first, then killed, and what it began is put back. */
const stopLimitMs = 60_000;

export async function personTest(test: PersonTest): Promise<void> {
  console.log('\nVS Code, packaged extension, by mouse');
  const { size } = await stat(test.vsix);
  assert.ok(size < largestVsix, `The package has ${String(size)} bytes.`);
  step(`the package has ${String(Math.round(size / 1000))} kB`);
  await atWorkbench(test, 'person-failed', walk);
}

async function walk(test: PersonTest, server: VsCodeServer, page: Page): Promise<void> {
  const { project, pictures } = test;
  const folder = stateFolder(project, { ...stateSurroundings(), environment: { MSTACK_STATE_HOME: test.stateHome } });
  const shot = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  };
  await openWorkbench(page, server, project);
  const tree = page.getByRole('tree', { name: 'Plans' });
  const row = (text: RegExp): ReturnType<Page['locator']> => tree.getByRole('treeitem', { name: text });
  await row(/^002 .*waits for 001/).waitFor();
  await page
    .locator('.statusbar')
    .getByRole('button', { name: /^Restricted Mode/ })
    .waitFor();
  await page.locator('.action-item.disabled').getByRole('button', { name: 'Run All Plans' }).waitFor();
  await shot('person-0-restricted');
  step('Restricted Mode shows the plans, and Run All is off');

  await trustFolder(page);
  await row(/^004 /).hover();
  await shot('person-1-before');
  step('the installed package shows the plans');

  await lookBeforeRun(page, project, shot);
  assert.equal(readLock(folder), undefined, 'nothing runs yet');
  step('Run All says first what stands in its way, and takes a person’s word for a review');

  await page.getByRole('button', { name: 'Run All Plans' }).click();
  await page
    .locator('.notifications-toasts')
    .getByText(/Run All: 4 plans\. .*no history yet/)
    .waitFor();
  await row(/^001 .*implementing/).waitFor({ timeout: runLimitMs });
  await page.getByRole('button', { name: 'Stop Run' }).click();
  await page.locator('.statusbar').getByText('stopped, 0/4').waitFor({ timeout: stopLimitMs });
  assert.equal(readLock(folder), undefined, 'the runner has let go');
  step('Stop ended the run, and the runner with it');

  await page.getByRole('button', { name: 'Run All Plans' }).click();
  await row(/^001 .*implementing/).waitFor({ timeout: runLimitMs });
  await seeTooltip(page, row(/^001 /), 'Convert ingredients between units of volume');
  await shot('person-2-running');
  const runner = readLock(folder);
  assert.ok(runner, 'a runner holds the lock');
  step('Run All goes on with it');

  await row(/^001 .*done/).waitFor({ timeout: runLimitMs });
  const extensionHost = await extensionHostOf(server.pid);
  process.kill(extensionHost, 'SIGKILL');
  step(`the extension host ${String(extensionHost)} was killed after the first plan`);
  const before = await journalLength(folder);
  await waitForMore(folder, before);
  assert.ok(isSameProcess(runner), 'the same runner is still at work');
  step('the run goes on without it');

  await row(/^004 .*failed:/).waitFor({ timeout: runLimitMs });
  await page
    .locator('.statusbar')
    .getByText(/3 done, 1 failed/)
    .waitFor({ timeout: runLimitMs });
  for (const done of [/^001 .*done, [0-9a-f]{7}/, /^002 .*done, [0-9a-f]{7}/, /^003 .*done, [0-9a-f]{7}/]) {
    await row(done).waitFor();
  }
  await page
    .locator('.statusbar')
    .getByText(/3 done, 1 failed/)
    .click();
  await page.locator('.output-view').getByText(/004/).first().waitFor();
  await shot('person-3-after');
  step('tree, status bar and output are right afterwards');

  await openWorkbench(page, server, project);
  await row(/^004 .*failed:/).waitFor();
  await row(/^004 .*failed:/).click();
  await page.locator('.tabs-container').getByText(/^004-/).waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page
    .locator('.view-lines')
    .getByText(/refs\/mstack\/attempts/)
    .first()
    .waitFor();
  await page
    .locator('.statusbar')
    .getByText(/3 done, 1 failed/)
    .click();
  await page
    .locator('.output-view')
    .getByText(/Diagnosis\sis\sin/)
    .first()
    .waitFor();
  await shot('person-4-diagnosis');
  await seeTooltip(page, row(/^004 /), 'Scale ranges such as 2-3 cups');
  await shot('person-4-reloaded');
  step('a fresh window finds the run again');

  const log = await execa('git', ['log', '--format=%s'], { cwd: project });
  assert.equal(log.stdout.split('\n').length, 5, log.stdout);
  const status = await execa('git', ['status', '--porcelain'], { cwd: project });
  assert.equal(status.stdout, '');
}

/** Presses Run All where one plan waits for a review and another for a person's own file, and mends both. */
async function lookBeforeRun(page: Page, project: string, shot: (name: string) => Promise<void>): Promise<void> {
  const own = path.join(project, 'src', 'range.ts');
  const plan = path.join(project, 'docs', 'plans', '003-read-fraction-characters.md');
  const text = await readFile(plan, 'utf8');
  await writeFile(own, 'export const mine = true;\n');
  await writeFile(plan, text.replace('status: pending', 'status: pending\nneeds-review: design'));
  await page.getByRole('button', { name: 'Run All Plans' }).click();
  const list = page.locator('.quick-input-widget');
  await list.getByText('Run All: 2 things to know').waitFor();
  await shot('person-1-preflight');
  const review = list.getByRole('option', { name: /003 Read fraction.*needs your review/ });
  await review.hover();
  await review.getByRole('button', { name: 'Mark Reviewed' }).click();
  await list.getByText('Run All: 1 thing to know').waitFor();
  await list.getByText('004 Scale ranges').first().waitFor();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  assert.match(await readFile(plan, 'utf8'), /^needs-review: none$/m);
  await writeFile(plan, text);
  await rm(own);
}

/** Leaves Restricted Mode as a person does. */
export async function trustFolder(page: Page): Promise<void> {
  await page
    .locator('.statusbar')
    .getByRole('button', { name: /^Restricted Mode/ })
    .click();
  await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
  await page.locator('.workspace-trust-header.workspace-trust-trusted').waitFor();
  await page
    .locator('.monaco-modal-editor-block')
    .getByRole('button', { name: /^Close/ })
    .click();
}

export async function openWorkbench(page: Page, server: VsCodeServer, project: string): Promise<void> {
  await page.goto(`http://${server.authority}/?${new URLSearchParams({ folder: project }).toString()}`);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  const view = page.getByRole('tab', { name: 'mstack' });
  await view.waitFor();
  if ((await view.getAttribute('aria-expanded')) !== 'true') {
    await view.click();
  }
}

/** The extension host of our own server, found below its process. */
async function extensionHostOf(server: number): Promise<number> {
  const { stdout } = await execa('ps', ['-eo', 'pid=,ppid=,args=']);
  const processes = stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }];
  });
  const below = new Set([server]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const each of processes.filter(({ parent }) => below.has(parent))) {
      below.add(each.pid);
    }
  }
  const found = processes.find(({ pid, command }) => below.has(pid) && command.includes('--type=extensionHost'));
  assert.ok(found, `an extension host runs below the server:\n${stdout}`);
  return found.pid;
}

async function journalLength(folder: string): Promise<number> {
  const runs = path.join(folder, stateNames.runs);
  const [run = '', ...more] = await readdir(runs);
  assert.deepEqual(more, [], 'the stopped run was continued, not begun again');
  return (await stat(path.join(runs, run, stateNames.journal))).size;
}

async function waitForMore(folder: string, length: number): Promise<void> {
  const deadline = Date.now() + runLimitMs;
  while ((await journalLength(folder)) <= length) {
    assert.ok(Date.now() < deadline, 'the journal stands still');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export function step(text: string): void {
  console.log(`    ✔ ${text}`);
}

/** How long a tooltip may take, and how often a person would try: a row that is drawn anew meanwhile drops its tooltip. */
const tooltipMs = 3000;
const tooltipTries = 8;

/** Points at a row until its tooltip shows a text. */
async function seeTooltip(page: Page, row: Locator, text: string): Promise<void> {
  const tooltip = page.locator('.monaco-hover').getByText(text);
  for (let tries = 1; ; tries += 1) {
    await page.mouse.move(900, 20);
    await row.hover();
    try {
      await tooltip.waitFor({ timeout: tooltipMs });
      return;
    } catch (error) {
      if (tries === tooltipTries) {
        throw error;
      }
    }
  }
}
