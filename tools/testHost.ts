/**
 * The tests in the real VS Code: the suite inside the extension host, and a person's way through the workbench with the
 * packaged extension. Usage: node tools/testHost.ts [suite] [editing] [bare] [confidence] [person] [writing] [planning] [fixing] [measuring]
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

const pictures = path.join(import.meta.dirname, '..', 'test-results', 'vscode');

/** The slowest suite runs all plans of the sample, each with its health tools, on a busy machine. */
const suiteLimitMs = 420_000;

/** What a person does with the packaged extension, each in a project and a VS Code of its own; `place` is a short name for that. */
const people = [
  { part: 'person', place: 'u', make: makeSampleProject, act: personTest },
  { part: 'writing', place: 'w', make: makeSampleProject, act: personEditing },
  { part: 'planning', place: 'g', make: makeSampleProject, act: personPlanning },
  { part: 'fixing', place: 'f', make: makeSampleProject, act: personFixing },
  { part: 'measuring', place: 'm', make: makeWeaklyTested, act: personMeasuring },
] as const;

const parts: readonly string[] = ['suite', 'editing', 'bare', 'confidence', ...people.map(({ part }) => part)];

async function main(wanted: readonly string[]): Promise<boolean> {
  const unknown = wanted.find((part) => !parts.includes(part));
  if (unknown !== undefined) {
    console.error(`There is no part called ${unknown}; the parts are ${parts.join(', ')}.`);
    return false;
  }
  const wants = (part: string): boolean => wanted.length === 0 || wanted.includes(part);
  const host = await vscodeHost();
  // Socket paths are limited to about 107 bytes, so the folder's name is short.
  const work = await realpath(await mkdtemp(path.join(tmpdir(), 'mv-')));
  const stateHome = path.join(work, 's');
  const browser = await chromium.launch({ executablePath: host.chromium, args: ['--no-sandbox'] });
  try {
    await rm(pictures, { recursive: true, force: true });
    await mkdir(pictures, { recursive: true });
    const extension = path.join(work, 'x');
    if (['suite', 'editing', 'bare', 'confidence'].some(wants)) {
      await stageExtension(extension);
    }
    const outcomes: boolean[] = [];
    if (wants('suite')) {
      const project = path.join(work, 'sample');
      await makeSampleProject(project);
      outcomes.push(await suite({ name: 'sample', project, extension, work, stateHome, host, browser }));
    }
    if (wants('editing')) {
      const project = path.join(work, 'editing');
      await makeSampleProject(project);
      outcomes.push(await suite({ name: 'editing', project, extension, work, stateHome, host, browser }));
    }
    if (wants('bare')) {
      const project = path.join(work, 'bare');
      await makeBareProject(project);
      outcomes.push(await suite({ name: 'bare', project, extension, work, stateHome, host, browser }));
    }
    if (wants('confidence')) {
      const project = path.join(work, 'page');
      await makeUntestedPage(project);
      outcomes.push(await suite({ name: 'confidence', project, extension, work, stateHome, host, browser }));
    }
    const acts = people.filter(({ part }) => wants(part));
    const vsix = acts.length > 0 ? await packageExtension(path.join(work, 'p')) : '';
    for (const { part, place, make, act } of acts) {
      // The folder's name is what the window is called.
      const project = path.join(work, part === 'person' ? 'portions' : part);
      await make(project);
      await act({ vsix, project, folder: path.join(work, place), stateHome, host, browser, pictures });
      outcomes.push(true);
    }
    return outcomes.length > 0 && outcomes.every(Boolean);
  } finally {
    await browser.close();
    await endRunners(stateHome);
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
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
      MSTACK_PICTURES: pictures,
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
        void takePicture(page, shot);
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

/** The suite waits for the file, so it appears whole. */
/** Resolves when the side bar has not changed for a while: the workbench shows a changed tree up to half a second later. */
const sideBarAtRest = `new Promise((resolve) => {
  const done = () => { observer.disconnect(); resolve(); };
  let rest = setTimeout(done, 700);
  const observer = new MutationObserver(() => { clearTimeout(rest); rest = setTimeout(done, 700); });
  observer.observe(document.querySelector('.part.sidebar') ?? document.body, { subtree: true, childList: true, attributes: true });
  setTimeout(done, 5000);
})`;

async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(sideBarAtRest);
  const file = path.join(pictures, `${name}.png`);
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
