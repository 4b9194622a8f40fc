/**
 * A person has weak plans mended by an agent in the workbench with the packaged extension: sees the comparison, leaves it,
 * takes it, mends all weak plans one by one, and gives up half way. All by mouse and keyboard.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import * as z from 'zod';
import { openWorkbench, step, trustFolder } from './personTest.ts';
import { atWorkbench, type PersonTest } from './personWorkbench.ts';
import type { VsCodeServer } from './vscodeServer.ts';

/** A new command of the sample, which a weak plan asks for. */
interface NewCommand {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

const count: NewCommand = { id: '005', name: 'count', title: 'Count ingredients' };
const names: NewCommand = { id: '006', name: 'names', title: 'List the names of ingredients' };
const units: NewCommand = { id: '007', name: 'units', title: 'List the units of ingredients' };
const commands = [count, names, units];

const vague = {
  works: '- [ ] The new command works correctly',
  gracefully: '- [ ] Wrong usage is handled gracefully',
} as const;

/** Two criteria that nobody can decide, and a check that only looks at the text. */
function weakPlan({ id, name, title }: NewCommand): string {
  return `---
id: ${id}
title: ${title}
status: pending
---

## Requirements

- [ ] \`portions help\` prints a line that begins with \`portions ${name}\`.
${vague.works}
${vague.gracefully}

## Design

**Files expected to change:**

- \`src/cli.ts\` (modify)
- \`e2e/${name}.test.ts\` (new)

**Approach:** One more case in \`main\` of \`src/cli.ts\`, and a line in its usage text.

**Testing approach:** An end-to-end test that starts the command line.

**Out of scope:**

- Reading recipes from files.

## Tasks

1. Add the command \`${name}\` to \`src/cli.ts\`.
2. Write \`e2e/${name}.test.ts\`.

## Verification

${textCheck(name)}
`;
}

function textCheck(name: string): string {
  return `- [cmd] \`grep -q "portions ${name}" src/cli.ts\``;
}

/** What the agent does about it: each text that it replaces, and by which. */
function repairs({ name }: NewCommand): readonly (readonly [find: string, by: string])[] {
  const call = `npm run --silent portions -- ${name}`;
  const check = textCheck(name);
  return [
    [vague.works, `- [ ] The new command works: \`${call} "2 eggs"\` exits with code 0 and prints one line`],
    [
      vague.gracefully,
      `- [ ] Wrong usage is handled: \`${call}\` prints the usage on standard error and exits with code 2`,
    ],
    [check, `${check}\n- [cmd] \`${call} "2 eggs"\` exits 0`],
  ];
}

function mended(command: NewCommand): string {
  return repairs(command).reduce((text, [find, by]) => text.replace(find, by), weakPlan(command));
}

function fileOf({ id, name }: NewCommand): string {
  return `docs/plans/${id}-${name}.md`;
}

const rehearsal = z.looseObject({ plans: z.record(z.string(), z.unknown()) });

/** Tells the agent what to do; it takes its time, so that a person can watch. */
async function rehearse({ project }: PersonTest, seconds: number): Promise<void> {
  const script = path.join(project, '.mstack/rehearsal.json');
  const { plans, ...rest } = rehearsal.parse(JSON.parse(await readFile(script, 'utf8')));
  const moves = commands.map((command) => {
    const replaced = repairs(command).map(([find, by]) => ({ replace: { path: fileOf(command), find, with: by } }));
    return [
      fileOf(command),
      { fix: [[{ say: 'I read the plan and src/cli.ts.' }, { wait: seconds }, ...replaced]] },
    ] as const;
  });
  await writeFile(script, JSON.stringify({ ...rest, plans: { ...plans, ...Object.fromEntries(moves) } }));
}

export async function personFixing(test: PersonTest): Promise<void> {
  console.log('\nVS Code, packaged extension, weak plans are mended');
  for (const command of commands) {
    await writeFile(path.join(test.project, fileOf(command)), weakPlan(command));
  }
  await rehearse(test, 1);
  git(test, 'add', '.');
  git(test, 'commit', '-qm', 'docs: plan three commands');
  await atWorkbench(test, 'fixing-failed', fix);
}

async function fix(test: PersonTest, server: VsCodeServer, page: Page): Promise<void> {
  const shot = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(test.pictures, `fixing-${name}.png`) });
  };
  const seen: Seen = { test, page, shot };
  await openWorkbench(page, server, test.project);
  await trustFolder(page);
  const tree = page.getByRole('tree', { name: 'Plans' });
  await tree.getByRole('treeitem', { name: /^005 .*4\.\d|^005 .*[5-7]\.\d/ }).click();
  await leaveOne(seen);
  await takeOne(seen);
  await cancelAll(seen);
  await takeSomeOfAll(seen);
}

interface Seen {
  readonly test: PersonTest;
  readonly page: Page;
  readonly shot: (name: string) => Promise<void>;
}

async function leaveOne(seen: Seen): Promise<void> {
  const { test, page, shot } = seen;
  await lens(page, 'Fix with agent').waitFor();
  await shot('1-weak');
  await lens(page, 'Fix with agent').click();
  await progress(page).getByText('Mending docs/plans/005-count.md').waitFor();
  await shot('2-progress');
  step('a click above the weak plan starts an agent, and its progress is shown');
  await waitForComparison(page, '005-count.md');
  const message = toast(page, /005-count\.md: [4-7]\.\d → (?:9\.\d|10)/);
  await message.waitFor();
  assert.match(await message.innerText(), /1 new check fails now, as it should\./);
  await page.locator('.line-insert').first().waitFor();
  // Whoever points at it sees it whole, and it has stopped moving.
  await message.hover();
  await shot('3-comparison');
  step('what it made of the plan is shown beside the plan, with both scores');
  await message.getByRole('button', { name: 'Leave' }).click();
  await comparison(page, '005-count.md').waitFor({ state: 'hidden' });
  await progress(page).waitFor({ state: 'hidden' });
  assert.equal(await textOf(test, count), weakPlan(count));
  assert.equal(git(test, 'status', '--porcelain'), '');
  await shot('4-left');
  step('left, it has changed nothing');
}

async function takeOne({ test, page, shot }: Seen): Promise<void> {
  await lens(page, 'Fix with agent').click();
  const message = toast(page, /005-count\.md: /);
  await message.waitFor();
  await message.getByRole('button', { name: 'Take', exact: true }).click();
  await comparison(page, '005-count.md').waitFor({ state: 'hidden' });
  await lens(page, 'Fix with agent').waitFor({ state: 'hidden' });
  await lens(page, /^(?:9\.\d|10) · clarity/).waitFor();
  await shot('5-taken');
  assert.equal(await textOf(test, count), mended(count));
  assertUncommitted(test, count);
  step('taken, the plan file holds it, its score is higher, and nothing is committed');
}

async function cancelAll({ test, page, shot }: Seen): Promise<void> {
  // Nobody waits so long: only a cancel ends it.
  await rehearse(test, 600);
  const before = git(test, 'status', '--porcelain');
  await page
    .locator('.part.sidebar .composite.title')
    .getByRole('button', { name: /More Actions/ })
    .click();
  const item = page.locator('.context-view').getByText('Fix Weak Plans with Agent');
  await item.waitFor();
  await item.hover();
  await shot('6-menu');
  await clickItem(item, progress(page));
  await progress(page).getByText('Mending docs/plans/006-names.md').waitFor();
  await shot('7-cancelling');
  await progress(page).getByRole('button', { name: 'Cancel' }).click();
  await progress(page).waitFor({ state: 'hidden' });
  assert.equal(git(test, 'status', '--porcelain'), before);
  assert.equal(await textOf(test, names), weakPlan(names));
  assert.equal(await page.locator('.notification-toast').count(), 0, 'whoever cancels knows it');
  step('a cancel while the agent works on all weak plans leaves nothing');
  await rehearse(test, 1);
}

async function takeSomeOfAll({ test, page, shot }: Seen): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.type('Fix Weak Plans');
  await page.locator('.quick-input-list').getByText('Fix Weak Plans with Agent').waitFor();
  await page.keyboard.press('Enter');
  await waitForComparison(page, '006-names.md');
  await page.locator('.line-insert').first().waitFor();
  await shot('8-first');
  await page.locator('.editor-actions').getByRole('button', { name: 'Take the Fixed Plan' }).click();
  await waitForComparison(page, '007-units.md');
  assert.equal(await toast(page, '006-names.md').count(), 0, 'what was answered asks no more');
  assert.equal(await textOf(test, names), mended(names));
  assert.equal(await textOf(test, units), weakPlan(units));
  await shot('9-second');
  // Closing the comparison is an answer as well.
  await comparison(page, '007-units.md').hover();
  await comparison(page, '007-units.md')
    .getByRole('button', { name: /^Close/ })
    .click();
  await comparison(page, '007-units.md').waitFor({ state: 'hidden' });
  await progress(page).waitFor({ state: 'hidden' });
  await page.getByRole('treeitem', { name: /^006 .*(?:9\.\d|10)/ }).waitFor();
  await shot('10-end');
  assert.equal(await textOf(test, units), weakPlan(units));
  assertUncommitted(test, count, names);
  step('of all weak plans, one is taken and one is left');
}

function lens(page: Page, text: string | RegExp): Locator {
  return page.locator('.editor-instance .codelens-decoration a').filter({ hasText: text }).first();
}

function toast(page: Page, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-toast').filter({ hasText: text }).first();
}

function progress(page: Page): Locator {
  return toast(page, /^.*Fix with Agent/);
}

/** The tab of the comparison. */
function comparison(page: Page, file: string): Locator {
  return page.locator('.tabs-container .tab').filter({ hasText: new RegExp(`${file}: .* → `) });
}

/** Copies, an agent and its new checks, on a busy machine. Where there is none, what was said instead is shown. */
async function waitForComparison(page: Page, file: string): Promise<void> {
  const refused = toast(page, 'Not fixed');
  await comparison(page, file).or(refused).first().waitFor({ timeout: 120_000 });
  assert.ok(await comparison(page, file).isVisible(), await refused.allInnerTexts().then((texts) => texts.join()));
}

/** A menu that has just opened does not take a click yet. */
async function clickItem(item: Locator, outcome: Locator): Promise<void> {
  while (!(await outcome.isVisible())) {
    await item.click({ timeout: 2000 }).catch(() => undefined);
    await outcome.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
}

async function textOf({ project }: PersonTest, command: NewCommand): Promise<string> {
  return await readFile(path.join(project, fileOf(command)), 'utf8');
}

/** Only these plans differ from the latest commit, which is still the person's own; nothing is staged. */
function assertUncommitted(test: PersonTest, ...changed: readonly NewCommand[]): void {
  const status = changed.map((command) => ` M ${fileOf(command)}\n`).join('');
  assert.equal(git(test, 'status', '--porcelain', '--', 'docs', 'src', 'e2e', 'test'), status);
  assert.equal(git(test, 'log', '--format=%s', '-1').trim(), 'docs: plan three commands');
}

function git({ project }: PersonTest, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: project, encoding: 'utf8' });
}
