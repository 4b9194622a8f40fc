import { type Disposable, type Event, EventEmitter, RelativePattern, Uri, workspace } from 'vscode';
import type { Plan } from '../core/plan/plan.ts';
import { buildQueue } from '../core/plan/queue.ts';
import { usualFolders } from '../core/plan/usualFolders.ts';
import { settingsSection } from './ids.ts';
import type { EditorSettings } from './present/engineOptions.ts';
import { planFact, type PlanFact } from './present/planTree.ts';

/** A repository's plans as they are on the disk. */
export interface PlansOnDisk {
  /** Absolute; the plans' files are relative to it. */
  readonly repository: string;
  /** Relative to the repository; undefined: there is no plans folder. */
  readonly folder: string | undefined;
  readonly plans: readonly Plan[];
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** Reads the plans of the repository that a workspace folder belongs to. */
export type ReadPlans = (workspaceFolder: string, plansDirectory: string) => PlansOnDisk;

/** The plans of the workspace, read again when a file changes. */
export interface PlanFiles extends Disposable {
  /** The repository that holds the plans; undefined without an open folder. */
  readonly repository: () => Uri | undefined;
  /** The plans folder, relative to the repository; undefined: there is none yet. */
  readonly folder: () => string | undefined;
  /** In execution order. */
  readonly facts: () => readonly PlanFact[];
  readonly unreadable: () => PlansOnDisk['unreadable'];
  readonly onChange: Event<void>;
  readonly refresh: () => void;
  /** Saves plans with unsaved changes. The first one that could not be saved, else undefined. */
  readonly save: () => Promise<string | undefined>;
  readonly settings: () => EditorSettings;
}

interface Reading {
  readonly onDisk: PlansOnDisk;
  readonly facts: readonly PlanFact[];
}

export function openPlanFiles(readPlans: ReadPlans): PlanFiles {
  const changed = new EventEmitter<void>();
  let reading = readWorkspace(readPlans);
  const refresh = (): void => {
    reading = readWorkspace(readPlans);
    changed.fire();
  };
  const watchers = watchPlans(reading, refresh);
  const settingsListener = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(settingsSection)) {
      refresh();
    }
  });
  return {
    repository: () => (reading === undefined ? undefined : Uri.file(reading.onDisk.repository)),
    folder: () => reading?.onDisk.folder,
    facts: () => reading?.facts ?? [],
    unreadable: () => reading?.onDisk.unreadable ?? [],
    onChange: changed.event,
    refresh,
    save: async () => await savePlans(reading),
    settings: () => editorSettings(workspace.workspaceFolders?.[0]?.uri),
    dispose: () => {
      for (const each of [...watchers, settingsListener, changed]) {
        each.dispose();
      }
    },
  };
}

/** The first workspace folder with plans; without any, the first folder. */
function readWorkspace(readPlans: ReadPlans): Reading | undefined {
  const readings = (workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === 'file')
    .map((folder) => readPlans(folder.uri.fsPath, editorSettings(folder.uri).plansDirectory));
  const chosen = readings.find(({ plans, unreadable }) => plans.length + unreadable.length > 0) ?? readings[0];
  return chosen === undefined ? undefined : { onDisk: chosen, facts: buildQueue(chosen.plans).entries.map(planFact) };
}

/** The folder that is used now, and the places where plans or settings may appear. */
function watchPlans(reading: Reading | undefined, onChange: () => void): Disposable[] {
  if (reading === undefined) {
    return [];
  }
  const { repository, folder } = reading.onDisk;
  const places = new Set([...usualFolders, ...(folder === undefined ? [] : [folder])]);
  return [...[...places].flatMap((place) => [`${place}/*.md`, `${place}/archive/*.md`]), '.mstack/config.json'].map(
    (pattern) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.file(repository), pattern));
      watcher.onDidChange(onChange);
      watcher.onDidCreate(onChange);
      watcher.onDidDelete(onChange);
      return watcher;
    },
  );
}

function editorSettings(folder: Uri | undefined): EditorSettings {
  const values = workspace.getConfiguration(settingsSection, folder);
  const text = (name: keyof EditorSettings): string => {
    const value: unknown = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    agent: text('agent'),
    reviewer: text('reviewer'),
    plansDirectory: text('plansDirectory'),
    // The person's file may hold anything.
    probe: ['always', 'ask', 'never'].includes(text('probe')) ? text('probe') : '',
  };
}

async function savePlans(reading: Reading | undefined): Promise<string | undefined> {
  if (reading?.onDisk.folder === undefined) {
    return undefined;
  }
  const place = `${Uri.joinPath(Uri.file(reading.onDisk.repository), reading.onDisk.folder).path}/`;
  for (const document of workspace.textDocuments) {
    const isPlan = document.uri.scheme === 'file' && document.uri.path.startsWith(place);
    if (isPlan && document.isDirty && !(await document.save())) {
      return document.uri.path.slice(place.length);
    }
  }
  return undefined;
}
