import { type Disposable, EventEmitter, type Event, RelativePattern, type Uri, workspace } from 'vscode';
import { auditAnswer, type AuditAnswer } from '../protocol/audit.ts';
import type { DialogueMessage } from '../protocol/dialogue.ts';
import type { AskEngine, Engine, StartEngine } from './engineClient.ts';
import { knownAudit, type KnownAudit } from './present/knownAudit.ts';

/** The repository's confidence: read again when files change that it depends on, measured when a person asks for it. */
export interface Confidence extends Disposable {
  readonly repository: () => Uri | undefined;
  /** Undefined: not read yet, or it cannot be read. */
  readonly known: () => KnownAudit | undefined;
  /** Why the latest reading failed, a sentence; undefined: it did not. What was known before is still shown, as that. */
  readonly unread: () => string | undefined;
  /** What the measurement does just now; undefined: none is under way. */
  readonly progress: () => string | undefined;
  readonly onChange: Event<void>;
  /** Runs the project's tools and tests in a copy. Gives a sentence when it could not. */
  readonly measure: () => Promise<string | undefined>;
  readonly stop: () => void;
}

export interface ConfidenceRequest {
  readonly repository: Uri | undefined;
  readonly ask: AskEngine;
  readonly start: StartEngine;
  /** What the editor's settings are on the command line of `mstack audit`. */
  readonly options: () => readonly string[];
}

/** A checkout, a save of everything: many changes come at once. */
const quietMs = 500;

/** An agent at work changes files all the time: reading the repository rests so long in between. */
const restMs = 5000;

/** What installs and builds write, and what is never part of an audit. */
const besides = /(?:^|\/)(?:\.git|node_modules|\.mstack)(?:\/|$)/;

export function createConfidence({ repository, ask, start, options }: ConfidenceRequest): Confidence {
  const changed = new EventEmitter<void>();
  const closing = new AbortController();
  let answer: AuditAnswer | undefined;
  let measuring: Engine | undefined;
  let progress: string | undefined;
  let failed = '';
  let unread: string | undefined;
  const read = async (): Promise<void> => {
    if (repository === undefined || !workspace.isTrusted) {
      return;
    }
    const told = await ask({ args: ['audit'], signal: closing.signal });
    const audit = told.ok ? auditAnswer.safeParse(told.value) : undefined;
    if (closing.signal.aborted) {
      return;
    }
    if (audit?.success === true) {
      answer = audit.data;
      unread = undefined;
    } else {
      unread = told.ok ? 'Its answer cannot be read; are the extension and mstack of one version?' : told.failure;
    }
    changed.fire();
  };
  const later = afterQuiet(read);
  const watcher = repository === undefined ? undefined : watchFiles(repository, later.poke);
  // Reading is a program that is started: in Restricted Mode nothing is, and trust may come at any time.
  const granted = workspace.onDidGrantWorkspaceTrust(later.poke);
  if (repository !== undefined && workspace.isTrusted) {
    void read();
  }
  const take = (message: DialogueMessage): void => {
    if (message.kind === 'progress') {
      progress =
        message.of === undefined ? message.text : `Step ${message.done ?? 0} of ${message.of}: ${message.text}`;
      changed.fire();
    } else if (message.kind === 'failed') {
      failed = message.message;
    }
  };
  return {
    repository: () => repository,
    known: () => (answer === undefined ? undefined : { ...knownAudit(answer, Date.now()), unread }),
    unread: () => unread,
    progress: () => progress,
    onChange: changed.event,
    measure: async () => {
      if (measuring !== undefined) {
        return undefined;
      }
      progress = 'Starting';
      failed = '';
      changed.fire();
      measuring = start({ args: ['audit', '--deep', ...options()], onMessage: take });
      const { code, complaints } = await measuring.ended;
      measuring = undefined;
      progress = undefined;
      await read();
      changed.fire();
      const complaint = failed === '' ? complaints : failed;
      return code === 0 || code === 130 || complaint === '' ? undefined : complaint;
    },
    stop: () => {
      measuring?.cancel();
    },
    dispose: () => {
      closing.abort();
      measuring?.cancel();
      later.dispose();
      watcher?.dispose();
      granted.dispose();
      changed.dispose();
    },
  };
}

function watchFiles(repository: Uri, onChange: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(repository, '**/*'));
  const top = `${repository.path.replace(/\/$/, '')}/`;
  const look = ({ path }: Uri): void => {
    if (path.startsWith(top) && !besides.test(path.slice(top.length))) {
      onChange();
    }
  };
  watcher.onDidChange(look);
  watcher.onDidCreate(look);
  watcher.onDidDelete(look);
  return watcher;
}

/** Does something some time after the latest of several pokes, one at a time, and with a rest in between. */
function afterQuiet(act: () => Promise<void>): Disposable & { readonly poke: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let freeFrom = 0;
  let acting = false;
  let poked = false;
  const poke = (): void => {
    poked = true;
    if (!acting) {
      clearTimeout(timer);
      timer = setTimeout(begin, Math.max(quietMs, freeFrom - Date.now()));
    }
  };
  const begin = (): void => {
    poked = false;
    acting = true;
    void act().finally(() => {
      acting = false;
      freeFrom = Date.now() + restMs;
      if (poked) {
        poke();
      }
    });
  };
  return {
    poke,
    dispose: () => {
      acting = true;
      clearTimeout(timer);
    },
  };
}
