import { startChild } from './child.ts';
import { toolEnvironment } from './childEnvironment.ts';
import { findProgram } from './programs.ts';
import * as z from 'zod';

/**
 * What a changed text is beside the original: a program, none, or the same program (only its types differ). `unknown`:
 * nothing here can read the language, and the test run has to tell.
 */
export type SyntaxVerdict = 'program' | 'broken' | 'same' | 'unknown';

export interface SyntaxRequest {
  readonly language: string;
  /** Relative path of the file; its ending says what may stand in it. */
  readonly file: string;
  readonly original: string;
  readonly changed: readonly string[];
  /** Folder that programs are started in. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Node's own parser strips types; what is left of two texts is compared, blanks aside. */
const nodeScript = `
import { stripTypeScriptTypes } from 'node:module';
import { text } from 'node:stream/consumers';
const [original, ...changed] = JSON.parse(await text(process.stdin));
const strip = (code) => { try { return stripTypeScriptTypes(code, { mode: 'transform' }).replaceAll(/\\s+/g, ' '); } catch { return undefined; } };
const before = strip(original);
process.stdout.write(JSON.stringify(changed.map((code) => {
  const after = strip(code);
  return before === undefined ? 'unknown' : after === undefined ? 'broken' : after === before ? 'same' : 'program';
})));`;

const pythonScript = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
original, *changed = json.load(sys.stdin)
def reads(code):
    try:
        return ast.dump(ast.parse(code))
    except Exception:
        return None
before = reads(original)
def verdict(code):
    after = reads(code)
    return "unknown" if before is None else "broken" if after is None else "same" if after == before else "program"
print(json.dumps([verdict(code) for code in changed]))`;

/** Programs that read one text from standard input and end with another exit code than 0 when it is none. */
const checkers: Readonly<Record<string, readonly string[]>> = {
  ruby: ['ruby', '-c'],
  php: ['php', '-l'],
  go: ['gofmt', '-e'],
};

const timeLimitMs = 20_000;

const verdicts = z.array(z.enum(['program', 'broken', 'same', 'unknown']));

/** Finds out which of the changed texts are programs at all, where that costs little. Never fails: what is not known is `unknown`. */
export async function checkSyntax(request: SyntaxRequest): Promise<readonly SyntaxVerdict[]> {
  const unknown = request.changed.map((): SyntaxVerdict => 'unknown');
  const texts = JSON.stringify([request.original, ...request.changed]);
  switch (request.language) {
    case 'javascript':
    case 'typescript':
      // Tags between the code are not read by Node.
      return /\.[jt]sx$/.test(request.file)
        ? unknown
        : ((await all(
            process.execPath,
            ['--no-warnings', '--input-type=module', '--eval', nodeScript],
            texts,
            request,
          )) ?? unknown);
    case 'python': {
      const program = await findProgram('python3', request.folder);
      return (
        (program === undefined ? undefined : await all(program, ['-I', '-c', pythonScript], texts, request)) ?? unknown
      );
    }
    default:
      return await oneByOne(request, unknown);
  }
}

async function all(
  program: string,
  args: readonly string[],
  input: string,
  request: SyntaxRequest,
): Promise<readonly SyntaxVerdict[] | undefined> {
  const ended = await run(program, args, input, request);
  if (ended.code !== 0) {
    return undefined;
  }
  try {
    const read = verdicts.safeParse(JSON.parse(ended.output));
    return read.success && read.data.length === request.changed.length ? read.data : undefined;
  } catch {
    // Something else than our script printed: then nothing is known.
    return undefined;
  }
}

async function oneByOne(request: SyntaxRequest, unknown: readonly SyntaxVerdict[]): Promise<readonly SyntaxVerdict[]> {
  const [name, ...args] = checkers[request.language] ?? [];
  const program = name === undefined ? undefined : await findProgram(name, request.folder);
  if (program === undefined || (await run(program, args, request.original, request)).code !== 0) {
    return unknown;
  }
  const found: SyntaxVerdict[] = [];
  for (const text of request.changed) {
    found.push((await run(program, args, text, request)).code === 0 ? 'program' : 'broken');
  }
  return found;
}

async function run(
  program: string,
  args: readonly string[],
  input: string,
  { folder, signal }: SyntaxRequest,
): Promise<{ readonly code: number | undefined; readonly output: string }> {
  let output = '';
  const child = startChild({
    program,
    args,
    shell: false,
    cwd: folder,
    environment: { ...toolEnvironment(process.env), NODE_OPTIONS: '', ...electron },
    input: { kind: 'text', text: input },
    signal,
    timeLimitMs,
    onStdout: (text) => (output += text),
    onStderr: () => undefined,
  });
  const exit = await child.exited;
  return { code: exit.kind === 'exited' ? exit.code : undefined, output };
}

/** On the desktop the editor's program only behaves as Node when it is told so. */
const electron = process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' };
