import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';
import { indexedMethod, scoresMethod } from '../../protocol/languageServer.ts';

const server = path.join(import.meta.dirname, '..', '..', '..', 'dist', 'cli.mjs');

/** How long a test waits for something that must come, in milliseconds. */
const patience = 20_000;

/** What a full-grown editor says that it can do. */
const fullCapabilities: ClientCapabilities = {
  workspace: {
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
};

export interface ClientWishes {
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
  /** Folders of the workspace besides the first. */
  readonly folders?: readonly string[];
  /** Variables of the server's environment that differ from the test's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** An editor as the language server sees one: speaks the protocol with `mstack lsp --stdio`, a process of its own. */
export class EditorClient {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #published: PublishDiagnosticsParams[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #texts = new Map<string, { version: number; text: string }>();
  /** Notifications that are not diagnostics, by method. */
  readonly told = new Map<string, unknown[]>();
  /** Requests of the server to the editor, by method. */
  readonly requested = new Map<string, unknown[]>();
  initialized: InitializeResult | undefined;
  #ended = false;

  private constructor(folder: string, environment: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.#process = spawn(process.execPath, [server, 'lsp', '--stdio'], {
      cwd: folder,
      env: { ...process.env, ...environment },
    });
    this.#process.stderr.pipe(process.stderr);
    this.#process.once('exit', () => {
      this.#ended = true;
      this.#wake();
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (published: PublishDiagnosticsParams) => {
      this.#published.push(published);
      this.#wake();
    });
    for (const method of [indexedMethod, scoresMethod, 'window/showMessage', 'window/logMessage']) {
      this.connection.onNotification(method, (parameters: unknown) => {
        this.told.set(method, [...(this.told.get(method) ?? []), parameters]);
        this.#wake();
      });
    }
    for (const method of ['client/registerCapability', 'workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
      this.connection.onRequest(method, (parameters: unknown) => {
        this.requested.set(method, [...(this.requested.get(method) ?? []), parameters]);
        this.#wake();
      });
    }
    this.connection.listen();
  }

  /** Starts the server on a folder and waits until it has read every plan there. */
  static async start(folder: string, wishes: ClientWishes = {}): Promise<EditorClient> {
    const client = new EditorClient(folder, wishes.environment ?? {});
    const ended = client.until(() => client.initialized !== undefined, 'an answer to `initialize`');
    const answered = client.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [folder, ...(wishes.folders ?? [])].map((each) => ({
        uri: pathToFileURL(each).href,
        name: path.basename(each),
      })),
      capabilities: wishes.capabilities ?? fullCapabilities,
      initializationOptions: wishes.options,
    });
    void answered.then((answer) => {
      client.initialized = answer;
      client.#wake();
    });
    try {
      await ended;
      await client.connection.sendNotification('initialized', {});
      const folders = 1 + (wishes.folders ?? []).length;
      await client.until(() => client.told.get(indexedMethod)?.length === folders, 'the index');
      return client;
    } catch (error) {
      await client[Symbol.asyncDispose]();
      throw error;
    }
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).href;
  }

  text(file: string): string {
    return this.#texts.get(file)?.text ?? readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** Opens a file as it is on the disk, or with a text that is not saved. */
  async open(file: string, text = this.text(file)): Promise<readonly Diagnostic[]> {
    this.#texts.set(file, { version: 1, text });
    const textDocument = { uri: this.uri(file), languageId: 'markdown', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return await this.diagnostics(file);
  }

  /** Types: replaces the first occurrence of some words, as one incremental change. */
  async replace(file: string, words: string, by: string): Promise<readonly Diagnostic[]> {
    const range = this.rangeOf(file, words);
    await this.edit(file, [{ range, newText: by }]);
    return await this.diagnostics(file);
  }

  /** Edits as one change of the document, in the order of the protocol: each speaks of the text before it. */
  async edit(file: string, edits: readonly TextEdit[]): Promise<void> {
    const known = this.#texts.get(file);
    assert.ok(known, `${file} is open`);
    const text = applyEdits(known.text, edits);
    const version = known.version + 1;
    this.#texts.set(file, { version, text });
    const ordered = edits.toSorted((one, other) => compare(other.range.start, one.range.start));
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(file), version },
      contentChanges: ordered.map(({ range, newText }) => ({ range, text: newText })),
    });
  }

  async close(file: string): Promise<void> {
    this.#texts.delete(file);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(file) } });
  }

  /** Writes a file on the disk and tells the server, as an editor does that watches files. */
  async write(file: string, text: string, type: 1 | 2 = 2): Promise<void> {
    const absolute = path.join(this.folder, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: this.uri(file), type }],
    });
  }

  /** The latest diagnostics for the version that the editor shows now. */
  async diagnostics(file: string): Promise<readonly Diagnostic[]> {
    const version = this.#texts.get(file)?.version;
    const latest = (): PublishDiagnosticsParams | undefined =>
      this.#published.findLast((each) => each.uri === this.uri(file) && each.version === version);
    await this.until(() => latest() !== undefined, `diagnostics of ${file}`);
    return latest()?.diagnostics ?? [];
  }

  /** How often diagnostics came for a file. */
  publishedFor(file: string): number {
    return this.#published.filter((each) => each.uri === this.uri(file)).length;
  }

  /** Waits until the problems of an open file are these codes, in any order. */
  async untilCodes(file: string, codes: readonly string[]): Promise<void> {
    await this.untilCodesAt(this.uri(file), codes);
  }

  /** The same for a file by its URI, however that is written. */
  async untilCodesAt(uri: string, codes: readonly string[]): Promise<void> {
    const wanted = codes.toSorted().join();
    const now = (): string | undefined =>
      this.#published
        .findLast((each) => each.uri === uri)
        ?.diagnostics.map((each) => String(each.code))
        .toSorted()
        .join();
    await this.until(
      () => now() === wanted,
      () => `${uri} to have ${wanted}, but it has ${now() ?? 'none yet'}`,
    );
  }

  async ask<Answer>(method: string, file: string, more: object = {}): Promise<Answer> {
    return await this.connection.sendRequest(method, { textDocument: { uri: this.uri(file) }, ...more });
  }

  /** Position behind the first occurrence of some words. */
  behind(file: string, words: string): Position {
    return this.rangeOf(file, words).end;
  }

  /** Position inside the first occurrence of some words. */
  inside(file: string, words: string): Position {
    const { start } = this.rangeOf(file, words);
    return { line: start.line, character: start.character + 1 };
  }

  rangeOf(file: string, words: string): Range {
    const text = this.text(file);
    const at = text.indexOf(words);
    assert.notEqual(at, -1, `“${words}” in ${file}`);
    return { start: positionAt(text, at), end: positionAt(text, at + words.length) };
  }

  async until(holds: () => boolean, what: string | (() => string)): Promise<void> {
    const deadline = performance.now() + patience;
    while (!holds()) {
      const left = deadline - performance.now();
      assert.ok(!this.#ended, 'The server has ended.');
      assert.ok(left > 0, `Waited in vain for ${typeof what === 'string' ? what : what()}.`);
      await this.#next(left);
    }
  }

  /** Ends the server as an editor does, and asserts that it ends by itself. */
  /** Ends the server as an editor does; it must end well. */
  async end(): Promise<void> {
    const exited = once(this.#process, 'exit');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const [code] = (await exited) as [number | null];
    assert.equal(code, 0, 'the server ends with 0');
    this.connection.dispose();
  }

  /** Ends the server where a test did not come to that. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#ended) {
      const exited = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await exited;
      this.connection.dispose();
    }
  }

  #wake(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  async #next(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#listeners.add(done);
    });
  }
}

/** A text with edits applied that all speak of the text before them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .map(({ range, newText }) => ({ from: offsetAt(text, range.start), to: offsetAt(text, range.end), newText }))
    .toSorted((one, other) => other.from - one.from)
    .reduce((result, { from, to, newText }) => result.slice(0, from) + newText + result.slice(to), text);
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function offsetAt(text: string, position: Position): number {
  const lines = text.split('\n');
  const before = lines.slice(0, position.line).reduce((sum, line) => sum + line.length + 1, 0);
  return Math.min(text.length, before + position.character);
}
