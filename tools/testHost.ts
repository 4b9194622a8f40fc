/**
 * The tests in the real VS Code: the suite inside the extension host, and a person's way through the workbench with the
 * packaged extension. Usage: node tools/testHost.ts [part...], where a part is one of `suites`, one of `people`, or `suites` or
 * `people` for all of them; without one, everything runs.
 */
import { mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { personEditing } from './personEditing.ts';
import { personFixing } from './personFixing.ts';
import { personMeasuring } from './personMeasuring.ts';
import { personPlanning } from './personPlanning.ts';
import { personTest } from './personTest.ts';
import { endRunners } from './runners.ts';
import { makeBareProject, makeSampleProject, makeUntestedPage, makeWeaklyTested } from './sampleProject.ts';
import { packageExtension, stageExtension } from './stageExtension.ts';
import { suiteVerdict } from './suiteVerdict.ts';
import { type VsCodeHost, vscodeHost } from './vscodeHost.ts';
import { startServer } from './vscodeServer.ts';

/** Each part has a folder of its own there, so that parts can run side by side and no old picture is taken for a new one. */
const pictures = path.join(import.meta.dirname, '..', 'test-results', 'vscode');

/** The slowest suite runs all plans of the sample, each with its health tools, on a busy machine. */
const suiteLimitMs = 420_000;

/** What runs in the extension host, each in a project of its own. */
const suites = [
  { part: 'suite', name: 'sample', folder: 'sample', make: makeSampleProject },
  { part: 'editing', name: 'editing', folder: 'editing', make: makeSampleProject },
  { part: 'bare', name: 'bare', folder: 'bare', make: makeBareProject },
  { part: 'confidence', name: 'confidence', folder: 'page', make: makeUntestedPage },
] as const;

/** What a person does with the packaged extension, each in a project and a VS Code of its own; `place` is a short name for that. */
const people = [
  { part: 'person', place: 'u', make: makeSampleProject, act: personTest },
  { part: 'writing', place: 'w', make: makeSampleProject, act: personEditing },
  { part: 'planning', place: 'g', make: makeSampleProject, act: personPlanning },
  { part: 'fixing', place: 'f', make: makeSampleProject, act: personFixing },
  { part: 'measuring', place: 'm', make: makeWeaklyTested, act: personMeasuring },
] as const;

const groups: Readonly<Record<string, readonly string[]>> = {
  suites: suites.map(({ part }) => part),
  people: people.map(({ part }) => part),
};

async function main(named: readonly string[]): Promise<boolean> {
  const parts = Object.values(groups).flat();
  const wanted = (named.length === 0 ? Object.keys(groups) : named).flatMap((name) => groups[name] ?? [name]);
  const unknown = wanted.find((part) => !parts.includes(part));
  if (unknown !== undefined) {
    console.error(
      `There is no part called ${unknown}; the parts are ${[...Object.keys(groups), ...parts].join(', ')}.`,
    );
    return false;
  }
  const host = await vscodeHost();
  // Socket paths are limited to about 107 bytes, so the folder's name is short.
  const work = await realpath(await mkdtemp(path.join(tmpdir(), 'mv-')));
  const stateHome = path.join(work, 's');
  const browser = await chromium.launch({ executablePath: host.chromium, args: ['--no-sandbox'] });
  try {
    const outcomes: boolean[] = [];
    const extension = path.join(work, 'x');
    const wantedSuites = suites.filter(({ part }) => wanted.includes(part));
    if (wantedSuites.length > 0) {
      await stageExtension(extension);
    }
    for (const { part, name, folder, make } of wantedSuites) {
      const project = path.join(work, folder);
      await make(project);
      const request = { name, project, extension, work, stateHome, host, browser, pictures: await picturesOf(part) };
      outcomes.push(await suite(request));
    }
    const acts = people.filter(({ part }) => wanted.includes(part));
    const vsix = acts.length > 0 ? await packageExtension(path.join(work, 'p')) : '';
    for (const { part, place, make, act } of acts) {
      // The folder's name is what the window is called.
      const project = path.join(work, part === 'person' ? 'portions' : part);
      await make(project);
      const folder = path.join(work, place);
      const request = { vsix, project, folder, stateHome, host, browser, pictures: await picturesOf(part) };
      outcomes.push(
        await succeeds(part, async () => {
          await act(request);
        }),
      );
    }
    return outcomes.length > 0 && outcomes.every(Boolean);
  } finally {
    await browser.close();
    await endRunners(stateHome);
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An empty folder for the pictures of a part. */
async function picturesOf(part: string): Promise<string> {
  const folder = path.join(pictures, part);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** A part that fails says why and does not keep the others from running. */
async function succeeds(part: string, act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    console.error(`    ✘ ${part}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}

interface SuiteRequest {
  readonly name: string;
  readonly project: string;
  readonly extension: string;
  readonly work: string;
  readonly stateHome: string;
  readonly host: VsCodeHost;
  readonly browser: Browser;
  /** A folder. */
  readonly pictures: string;
}

/** Runs one suite in an extension host of its own. True when its own report says that tests ran and none failed. */
async function suite(request: SuiteRequest): Promise<boolean> {
  const { name, work } = request;
  console.log(`\nVS Code, suite "${name}"`);
  const reports = path.join(work, `r-${name}`);
  await mkdir(reports);
  const server = await startServer({
    host: request.host,
    folder: path.join(work, `v-${name}`),
    mode: 'suite',
    environment: {
      MSTACK_STATE_HOME: request.stateHome,
      MSTACK_SUITE: name,
      MSTACK_REPORT: reports,
      MSTACK_PICTURES: request.pictures,
    },
  });
  try {
    const context = await request.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const ended = Promise.withResolvers<number>();
    await page.exposeFunction('codeAutomationLog', (_: string, values: readonly unknown[]) => {
      const line = format(...values);
      const shot = /^@@SHOT ([\w-]+)/.exec(line)?.[1];
      if (shot !== undefined) {
        void takePicture(page, path.join(request.pictures, `${shot}.png`));
      } else if (isOfTheSuite(line)) {
        console.log(line);
      }
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => {
      ended.resolve(code);
    });
    const inServer = (folder: string): string => `vscode-remote://${server.authority}${folder}`;
    const payload = [
      ['extensionDevelopmentPath', inServer(request.extension)],
      ['extensionTestsPath', inServer(path.join(request.extension, 'dist', 'test', 'index.cjs'))],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    const query = new URLSearchParams({ folder: request.project, payload: JSON.stringify(payload) });
    const timer = setTimeout(() => {
      ended.resolve(124);
    }, suiteLimitMs);
    await page.goto(`http://${server.authority}/?${query.toString()}`);
    const code = await ended.promise;
    clearTimeout(timer);
    await context.close();
    return await suiteVerdict(path.join(reports, `${name}.json`), code);
  } finally {
    await server.stop();
  }
}

/** Resolves when the side bar has not changed for a while: the workbench shows a changed tree up to half a second later. */
const sideBarAtRest = `new Promise((resolve) => {
  const done = () => { observer.disconnect(); resolve(); };
  let rest = setTimeout(done, 700);
  const observer = new MutationObserver(() => { clearTimeout(rest); rest = setTimeout(done, 700); });
  observer.observe(document.querySelector('.part.sidebar') ?? document.body, { subtree: true, childList: true, attributes: true });
  setTimeout(done, 5000);
})`;

/** The suite waits for the file, so it appears whole. */
async function takePicture(page: Page, file: string): Promise<void> {
  await page.evaluate(sideBarAtRest);
  await page.screenshot({ path: `${file}.new`, type: 'png' });
  await rename(`${file}.new`, file);
}

/** The page and the extension host print much of their own; the suite's reporter indents. */
function isOfTheSuite(line: string): boolean {
  return /^\s{2,}\S/.test(line) && !/^\s+at /.test(line);
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
