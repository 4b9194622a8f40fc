import { type Disposable, type Event, EventEmitter, FileType, RelativePattern, Uri, workspace } from 'vscode';
import * as z from 'zod';
import { buildQueue } from '../core/plan/queue.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { settingsSection } from './ids.ts';
import { planFact, type PlanFact } from './present/planTree.ts';

/** What a run takes from the settings; empty text is not set. */
export interface RunSettings {
  readonly agent: string;
  readonly reviewer: string;
  readonly plansDirectory: string;
}

/** The plans of the workspace, read from disk and read again when a file changes. */
export interface PlanFiles extends Disposable {
  /** The workspace folder that holds the plans. */
  readonly folder: () => Uri | undefined;
  /** In execution order. */
  readonly facts: () => readonly PlanFact[];
  readonly onChange: Event<void>;
  readonly refresh: () => Promise<void>;
  /** Saves plans with unsaved changes. The name of the first one that could not be saved, else undefined. */
  readonly save: () => Promise<string | undefined>;
  readonly runSettings: () => RunSettings;
}

interface Reading {
  readonly folder: Uri | undefined;
  /** Relative to the folder, forward slashes. */
  readonly directory: string;
  readonly facts: readonly PlanFact[];
}

export async function openPlanFiles(): Promise<PlanFiles> {
  const changed = new EventEmitter<void>();
  let reading: Reading = { folder: undefined, directory: '', facts: [] };
  // Readings may overtake each other: only the one that was started last counts.
  let latest = 0;
  const refresh = async (): Promise<void> => {
    latest += 1;
    const mine = latest;
    const next = await readWorkspace();
    if (mine === latest) {
      reading = next;
      changed.fire();
    }
  };
  const subscriptions = (workspace.workspaceFolders ?? []).flatMap((folder) =>
    [
      '{docs/plans,plans}/{*.md,archive/*.md}',
      '.mstack/config.json',
      `${namedDirectory(folder.uri)}/{*.md,archive/*.md}`,
    ]
      .filter((pattern) => !pattern.startsWith('/'))
      .map((pattern) => watched(new RelativePattern(folder, pattern), refresh)),
  );
  subscriptions.push(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) {
        void refresh();
      }
    }),
  );
  await refresh();
  return {
    folder: () => reading.folder,
    facts: () => reading.facts,
    onChange: changed.event,
    refresh,
    save: async () => await savePlans(reading),
    runSettings: () => runSettings(reading.folder),
    dispose: () => {
      for (const subscription of [...subscriptions, changed]) {
        subscription.dispose();
      }
    },
  };
}

function watched(pattern: RelativePattern, onChange: () => Promise<void>): Disposable {
  const watcher = workspace.createFileSystemWatcher(pattern);
  const changed = (): void => void onChange();
  watcher.onDidChange(changed);
  watcher.onDidCreate(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

/** The first workspace folder with plans; without any, the first folder. */
async function readWorkspace(): Promise<Reading> {
  let first: Reading | undefined;
  for (const folder of workspace.workspaceFolders ?? []) {
    const reading = await readFolder(folder.uri);
    if (reading.facts.length > 0) {
      return reading;
    }
    first ??= reading;
  }
  return first ?? { folder: undefined, directory: '', facts: [] };
}

async function readFolder(folder: Uri): Promise<Reading> {
  const named = namedDirectory(folder) || (await configuredDirectory(folder));
  const candidates = named === '' ? ['docs/plans', 'plans'] : [named];
  let facts: readonly PlanFact[] = [];
  let directory = candidates[0] ?? '';
  // A populated folder wins over an empty one.
  for (const candidate of candidates) {
    facts = await readDirectory(folder, candidate);
    if (facts.length > 0) {
      directory = candidate;
      break;
    }
  }
  return { folder, directory, facts };
}

async function readDirectory(folder: Uri, directory: string): Promise<PlanFact[]> {
  const names = await Promise.all([
    markdownIn(folder, directory),
    // Archived plans still count as dependencies.
    markdownIn(folder, `${directory}/archive`),
  ]);
  const plans = await Promise.all(
    names.flat().map(async (file) => {
      const text = await textOf(Uri.joinPath(folder, file));
      return text === undefined ? undefined : readPlan(file, text);
    }),
  );
  return buildQueue(plans.filter((plan) => plan !== undefined)).entries.map(planFact);
}

async function markdownIn(folder: Uri, directory: string): Promise<string[]> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.joinPath(folder, directory));
    return entries
      .filter(([name, type]) => name.endsWith('.md') && (type & FileType.Directory) === 0)
      .map(([name]) => `${directory}/${name}`)
      .toSorted();
  } catch {
    // No such folder, which is the usual case for one of the two places.
    return [];
  }
}

async function textOf(file: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // Deleted between listing and reading: the watcher reports that as well.
    return undefined;
  }
}

const projectConfig = z.looseObject({ plansDirectory: z.string().optional() });

/** `plansDirectory` of `.mstack/config.json`. A broken file counts as empty here: the runner reports it. */
async function configuredDirectory(folder: Uri): Promise<string> {
  const text = await textOf(Uri.joinPath(folder, '.mstack/config.json'));
  try {
    const config = projectConfig.safeParse(JSON.parse(text ?? '{}'));
    return config.success ? trimmed(config.data.plansDirectory ?? '') : '';
  } catch {
    return '';
  }
}

function namedDirectory(folder: Uri): string {
  return trimmed(setting(folder, 'plansDirectory'));
}

function trimmed(directory: string): string {
  return directory.replaceAll('\\', '/').replaceAll(/^(?:\.?\/)+|\/+$/g, '');
}

function runSettings(folder: Uri | undefined): RunSettings {
  return {
    agent: setting(folder, 'agent'),
    reviewer: setting(folder, 'reviewer'),
    plansDirectory: setting(folder, 'plansDirectory'),
  };
}

function setting(folder: Uri | undefined, name: keyof RunSettings): string {
  const value: unknown = workspace.getConfiguration(settingsSection, folder).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

async function savePlans({ folder, directory }: Reading): Promise<string | undefined> {
  if (folder === undefined) {
    return undefined;
  }
  const place = `${Uri.joinPath(folder, directory).path}/`;
  for (const document of workspace.textDocuments) {
    if (document.isDirty && document.uri.scheme === 'file' && document.uri.path.startsWith(place)) {
      if (!(await document.save())) {
        return document.uri.path.slice(place.length);
      }
    }
  }
  return undefined;
}
