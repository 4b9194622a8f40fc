import { spawn } from 'node:child_process';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import * as z from 'zod';

/** A server as the benchmark starts it. */
export interface ServerStart {
  readonly command: readonly string[];
  /** The workspace's only folder. */
  readonly workspace: string;
  /** Whether diagnostics come as answers to requests of ours (`textDocument/diagnostic`), instead of by themselves. */
  readonly pull?: boolean;
  /** What this server's own client says at the start. */
  readonly options?: object;
  /** What the client says after `initialized`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Answers the server's own requests; undefined: null, which is what a client answers that knows nothing. */
  readonly answer?: (method: string, parameters: unknown, document: OpenDocument) => unknown;
  /** Is told every notification of the server's but its diagnostics. */
  readonly hear?: (method: string, parameters: unknown) => void;
}

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  /** Without line ends, which are all `\n`. */
  readonly lines: string[];
}

/** Text inserted within a line. */
export interface Edit {
  readonly line: number;
  readonly character: number;
  readonly text: string;
}

const initialized = z.looseObject({
  capabilities: z.looseObject({
    textDocumentSync: z
      .union([z.number(), z.looseObject({ change: z.number().optional() }).transform((sync) => sync.change ?? 0)])
      .optional(),
  }),
});
const published = z.looseObject({
  uri: z.string(),
  version: z.number().optional(),
  diagnostics: z.array(z.unknown()),
});
const pulled = z.looseObject({ items: z.array(z.unknown()) });
const configurationRequest = z.looseObject({ items: z.array(z.looseObject({ section: z.string().optional() })) });

/** LSP's number for "send the changes, not the whole text". */
const incremental = 2;
/** A server that says nothing for so long says nothing at all. */
const deadlineMilliseconds = 60_000;

/** A language server in a process of its own, spoken to over stdio, with one document open. */
export class LanguageServer {
  readonly pid: number;
  /** How many diagnostics the last answer had. */
  diagnostics = 0;
  readonly #connection: MessageConnection;
  readonly #start: ServerStart;
  readonly #ended: Promise<unknown>;
  readonly #kill: () => void;
  #document: OpenDocument = { uri: '', languageId: '', lines: [] };
  #version = 0;
  #sendsChanges = false;
  #waiting: ((diagnostics: number) => void) | undefined;

  private constructor(start: ServerStart) {
    const [program = '', ...args] = start.command;
    const child = spawn(program, args, { cwd: start.workspace, stdio: ['pipe', 'pipe', 'ignore'] });
    const { promise, resolve } = Promise.withResolvers<unknown>();
    child.on('close', resolve);
    child.on('error', resolve);
    this.pid = child.pid ?? 0;
    this.#ended = promise;
    this.#kill = () => child.kill();
    this.#start = start;
    this.#connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onRequest((method, parameters) => this.#answer(method, parameters));
    this.#connection.onNotification('textDocument/publishDiagnostics', (parameters) => this.#published(parameters));
    this.#connection.onNotification((method, parameters) => start.hear?.(method, parameters));
    this.#connection.onError(() => child.kill());
    this.#connection.listen();
  }

  /** Starts the server and tells it what the client can do, and the settings. */
  static async start(start: ServerStart): Promise<LanguageServer> {
    const server = new LanguageServer(start);
    const uri = pathToFileURL(start.workspace).href;
    const answer = await server.orFail(
      server.#connection.sendRequest<unknown>('initialize', {
        processId: process.pid,
        rootUri: uri,
        workspaceFolders: [{ uri, name: 'bench' }],
        initializationOptions: start.options ?? {},
        capabilities: {
          workspace: {
            configuration: true,
            didChangeConfiguration: { dynamicRegistration: true },
            didChangeWatchedFiles: { dynamicRegistration: true },
            workspaceFolders: true,
          },
          textDocument: {
            synchronization: { dynamicRegistration: true },
            publishDiagnostics: { versionSupport: true },
            ...(start.pull === true ? { diagnostic: { dynamicRegistration: true } } : {}),
          },
          window: { workDoneProgress: true },
        },
      }),
    );
    server.#sendsChanges = initialized.parse(answer).capabilities.textDocumentSync === incremental;
    await server.notify('initialized', {});
    await server.notify('workspace/didChangeConfiguration', { settings: start.settings ?? {} });
    return server;
  }

  /** Opens the document, and waits for its first diagnostics. */
  async open(document: OpenDocument): Promise<void> {
    this.#document = document;
    this.#version = 1;
    const { uri, languageId, lines } = document;
    const opening = { textDocument: { uri, languageId, version: this.#version, text: lines.join('\n') } };
    await this.#untilDiagnosed('textDocument/didOpen', opening);
  }

  /** Milliseconds from sending the change until its diagnostics are there. */
  async edit({ line, character, text }: Edit): Promise<number> {
    const { uri, lines } = this.#document;
    const before = lines[line] ?? '';
    lines[line] = `${before.slice(0, character)}${text}${before.slice(character)}`;
    this.#version += 1;
    const at = { line, character };
    const change = this.#sendsChanges ? { range: { start: at, end: at }, text } : { text: lines.join('\n') };
    return await this.#untilDiagnosed('textDocument/didChange', {
      textDocument: { uri, version: this.#version },
      contentChanges: [change],
    });
  }

  async notify(method: string, parameters: object): Promise<void> {
    await this.#connection.sendNotification(method, parameters);
  }

  async stop(): Promise<void> {
    try {
      await this.orFail(this.#connection.sendRequest('shutdown'));
      await this.notify('exit', {});
    } finally {
      this.#connection.end();
      this.#kill();
      await this.#ended;
      this.#connection.dispose();
    }
  }

  /** What the server says; throws when it ends or says nothing instead. */
  async orFail<T>(answer: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<T>();
    const fail = (what: string): void => reject(new Error(`${this.#start.command.join(' ')} ${what}`));
    const timer = setTimeout(() => fail('gave no answer in time.'), deadlineMilliseconds);
    void this.#ended.then(() => fail('ended by itself.'));
    try {
      return await Promise.race([answer, promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #untilDiagnosed(method: string, parameters: object): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#waiting = resolve;
    const started = performance.now();
    const sent = this.notify(method, parameters);
    if (this.#start.pull === true) {
      const answer = await this.orFail(
        this.#connection.sendRequest<unknown>('textDocument/diagnostic', { textDocument: { uri: this.#document.uri } }),
      );
      resolve(pulled.parse(answer).items.length);
    }
    this.diagnostics = await this.orFail(promise);
    const milliseconds = performance.now() - started;
    await sent;
    return milliseconds;
  }

  #published(parameters: unknown): void {
    const { uri, version, diagnostics } = published.parse(parameters);
    // Some servers leave the version out; they answer one after the other, and we wait for each answer.
    if (uri === this.#document.uri && (version === undefined || version === this.#version)) {
      this.#waiting?.(diagnostics.length);
    }
  }

  #answer(method: string, parameters: unknown): unknown {
    if (method === 'workspace/configuration') {
      return configurationRequest
        .parse(parameters)
        .items.map(({ section }) => this.#start.settings?.[section ?? ''] ?? null);
    }
    return this.#start.answer?.(method, parameters, this.#document) ?? null;
  }
}
