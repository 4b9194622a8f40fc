import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { tableText } from '../eval/figures.ts';
import { peerFile } from '../peers.ts';
import type { Bench, BenchGroup } from './bench.ts';
import { typing, yamlSchema, yamlText } from './documents.ts';
import { planFile, planText } from './generatedPlans.ts';
import { type Edit, LanguageServer, type ServerStart } from './languageServer.ts';
import { markdownAnswers, markdownSettings } from './markdownClient.ts';
import { percentile, timeText, verdict, workedMilliseconds } from './measure.ts';
import { makeRepository, writeAll } from './repository.ts';

interface Contender {
  readonly name: string;
  readonly start: ServerStart;
  readonly file: string;
  readonly languageId: string;
  /** Where the edits begin: the frontmatter of a plan stays as it is, because without its id it is another plan. */
  readonly firstLine: number;
  /** Edits in each round. */
  readonly edits: number;
}

interface Measured {
  readonly contender: Contender;
  readonly server: LanguageServer;
  readonly keys: Generator<Edit, never>;
  /** Milliseconds of each edit. */
  readonly times: number[];
  /** Milliseconds for which the server was at work on all of them. */
  worked: number;
}

const plans = 1000;
const rounds = 4;
const editsPerRound = 50;
/** A server that waits on purpose waits alike each time: fewer edits show it. */
const waitingEditsPerRound = 10;
const sizes = [
  { lines: 300, target: 5 },
  { lines: 3000, target: 15 },
] as const;

export const latency: BenchGroup = {
  name: 'latency',
  summary: 'from a keystroke to its diagnostics, over stdio, beside the YAML and the Markdown server',
  peers: true,
  measure: async (bench) => {
    const workspace = path.join(bench.folder, 'latency');
    await makeRepository(workspace, plans - sizes.length);
    const texts: string[] = [];
    for (const [at, size] of sizes.entries()) {
      texts.push(await measureSize(bench, workspace, { ...size, id: plans - at }));
    }
    return texts.join('\n\n');
  },
};

async function measureSize(
  bench: Bench,
  workspace: string,
  { lines, target, id }: { readonly lines: number; readonly target: number; readonly id: number },
): Promise<string> {
  const plan = planText({ id, lines, status: 'pending' });
  const yaml = yamlText(lines);
  writeAll(workspace, [
    [planFile(id), plan],
    [`bench-${lines}.yaml`, yaml],
  ]);
  const contenders = await contendersIn(bench, workspace, { plan: planFile(id), yaml: `bench-${lines}.yaml` });
  const servers: Measured[] = [];
  try {
    for (const contender of contenders) {
      const server = await LanguageServer.start(contender.start);
      const text = contender.languageId === 'yaml' ? yaml : plan;
      const keys = typing(text.split('\n'), contender.firstLine);
      servers.push({ server, keys, contender, times: [], worked: 0 });
      const uri = pathToFileURL(path.join(workspace, contender.file)).href;
      await server.open({ uri, languageId: contender.languageId, lines: text.split('\n') });
      // A warm-up: a person types for hours, and the compiler has long done its work.
      for (let edit = 0; edit < contender.edits * 2; edit += 1) {
        await server.edit(keys.next().value);
      }
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const measured of servers) {
        const { server, keys, contender, times } = measured;
        const before = workedMilliseconds(server.pid);
        for (let edit = 0; edit < contender.edits; edit += 1) {
          times.push(await server.edit(keys.next().value));
        }
        measured.worked += workedMilliseconds(server.pid) - before;
      }
    }
    const empty = percentile(servers[0]?.times ?? [], 0.5);
    return [
      `Change to diagnostics: ${lines} lines (plan ${kilobytes(plan)} KB, YAML ${kilobytes(yaml)} KB), workspace of ${plans} plans`,
      '  From sending a keystroke to a server over stdio until its diagnostics for that text are here; at work: the server’s processor time for each.',
      tableText([
        ['', 'p50', 'p95', 'p50 over empty', 'target p95', 'at work', 'edits', 'diagnostics'],
        ...servers.map(({ server, contender, times, worked }) => [
          contender.name,
          timeText(percentile(times, 0.5)),
          timeText(percentile(times, 0.95)),
          (percentile(times, 0.5) / empty).toFixed(1),
          contender.name === 'mstack' ? verdict(percentile(times, 0.95), target, timeText) : '',
          timeText(worked / times.length),
          String(times.length),
          String(server.diagnostics),
        ]),
      ]),
    ].join('\n');
  } finally {
    await Promise.allSettled(servers.map(({ server }) => server.stop()));
  }
}

async function contendersIn(
  bench: Bench,
  workspace: string,
  files: { readonly plan: string; readonly yaml: string },
): Promise<readonly Contender[]> {
  const node = process.execPath;
  const schema = path.join(workspace, 'schema.json');
  await writeFile(schema, JSON.stringify(yamlSchema));
  const onPlan = { file: files.plan, languageId: 'markdown', firstLine: 8, edits: editsPerRound };
  const onYaml = { file: files.yaml, languageId: 'yaml', firstLine: 5, edits: editsPerRound };
  const yamlSettings = {
    yaml: {
      validate: true,
      schemas: { [pathToFileURL(schema).href]: '*.yaml' },
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
    },
  };
  const yamlServer = peerFile('yaml-language-server', 'bin', 'yaml-language-server');
  return [
    {
      ...onPlan,
      name: 'empty server',
      start: { command: [node, path.join(import.meta.dirname, 'emptyServer.ts'), '--stdio'], workspace },
    },
    { ...onPlan, name: 'mstack', start: { command: [node, bench.program('server.mjs'), '--stdio'], workspace } },
    {
      ...onPlan,
      name: 'Markdown server of VS Code',
      start: {
        command: [node, peerFile('vscode-markdown-languageserver', 'dist', 'node', 'workerMain.js'), '--stdio'],
        workspace,
        pull: true,
        settings: markdownSettings,
        answer: await markdownAnswers(workspace),
      },
    },
    {
      ...onYaml,
      name: 'yaml-language-server, no debounce',
      start: {
        command: [node, path.join(import.meta.dirname, 'yamlWithoutDebounce.ts'), '--stdio'],
        workspace,
        settings: yamlSettings,
      },
    },
    {
      ...onYaml,
      name: 'yaml-language-server',
      edits: waitingEditsPerRound,
      start: { command: [node, yamlServer, '--stdio'], workspace, settings: yamlSettings },
    },
  ];
}

function kilobytes(text: string): string {
  return (Buffer.byteLength(text) / 1000).toFixed(0);
}
