import assert from 'node:assert/strict';
import { findRings } from '../../core/plan/rings.ts';
import { readSources, type Source, sourceOf, withoutComments } from './sources.ts';

/** Rooms of the core. Each may import itself and the rooms of the lines above its own. */
const coreRooms: readonly (readonly string[])[] = [
  ['base'],
  ['plan', 'agents', 'health', 'sandbox'],
  ['settings'],
  ['journal'],
  ['git'],
  ['doctor', 'audit', 'mutation'],
  ['language', 'planning', 'tamper'],
  ['import'],
  ['executor'],
  ['preflight'],
];

/** What the rest may import besides itself. Hosts (server, runner, cli, agent, extension) never import each other. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  protocol: ['core'],
  node: ['core', 'protocol'],
  jobs: ['core', 'protocol', 'node'],
  server: ['core', 'protocol', 'node'],
  runner: ['core', 'protocol', 'node'],
  cli: ['core', 'protocol', 'node', 'jobs'],
  agent: ['core', 'protocol', 'node'],
  'extension/present': ['core', 'protocol'],
  extension: ['core', 'protocol', 'extension/present'],
};

/** Where the extension's wiring meets the machine; everything else gets what it needs handed in. */
const mayUseNode = new Set([
  'extension/main.ts',
  'extension/runnerClient.ts',
  'extension/languageClient.ts',
  'extension/engineClient.ts',
]);

const longest = 400;

function isTest(file: string): boolean {
  return file.startsWith('test/') || file.endsWith('.test.ts');
}

/** `core/plan`, `extension/present`, else the first folder. */
function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  const inner = first === 'core' || (first === 'extension' && second === 'present');
  return inner ? `${first}/${second}` : first;
}

function mayReach(file: string, target: string): boolean {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === to) {
    return true;
  }
  if (from.startsWith('core/')) {
    const level = (room: string): number => coreRooms.findIndex((rooms) => rooms.includes(room.slice('core/'.length)));
    return to.startsWith('core/') && level(to) !== -1 && level(to) < level(from);
  }
  const allowed = [...(mayImport[from] ?? []), ...(mayUseNode.has(file) ? ['node'] : [])];
  return allowed.some((room) => to === room || (room === 'core' && to.startsWith('core/')));
}

type Law = (source: Source, sources: readonly Source[]) => readonly string[];

/** Each law gives a sentence for each breach: what is wrong, and what to do instead. */
const laws: Readonly<Record<string, Law>> = {
  'every room has its place in the table': ({ file }) => {
    const room = roomOf(file);
    const known =
      isTest(file) || mayImport[room] !== undefined || coreRooms.flat().some((name) => room === `core/${name}`);
    return known ? [] : [`${file} is in a new room. Say in this test what ${room} may import.`];
  },
  'rooms import only what the table allows': ({ file, imports }) =>
    imports.flatMap(({ target }) =>
      isTest(file) || target === undefined || isTest(target) || mayReach(file, target)
        ? []
        : [
            `${file} must not import ${target}. Move what both need into a lower room (core, protocol or node), or take it as an argument.`,
          ],
    ),
  'the core, the protocol and view models do no I/O': ({ file, imports }) =>
    imports.flatMap(({ specifier }) =>
      /^(?:core\/|protocol\/|extension\/present\/)/.test(file) &&
      /^(?:node:|vscode)/.test(specifier) &&
      !(isTest(file) && specifier === 'node:assert/strict')
        ? [
            `${file} must not import ${specifier}. Take the fact as an argument or an event, and do the work in src/node.`,
          ]
        : [],
    ),
  'only the extension knows the editor': ({ file, imports }) =>
    imports.flatMap(({ specifier }) =>
      specifier === 'vscode' && !/^(?:extension\/|test\/vscode\/)/.test(file)
        ? [`${file} must not import vscode. Decide in core, and let src/extension translate.`]
        : [],
    ),
  'nothing imports a test': ({ file, imports }) =>
    imports.flatMap(({ target }) =>
      target !== undefined && isTest(target) && (!isTest(file) || target.endsWith('.test.ts'))
        ? [
            `${file} must not import ${target}. Put what both need into a file of its own, beside what it is an example of.`,
          ]
        : [],
    ),
  'there are no default exports': ({ file, text }) =>
    /^export default\b|\bas default\b/m.test(withoutComments(text))
      ? [`${file} has a default export. Export it by its name, so that it has one everywhere.`]
      : [],
  'there are no barrel files': ({ file, text }) => {
    const code = withoutComments(text);
    const own = code.replaceAll(/^(?:import|export)\b[^'"]*?from\s+'[^']+';?$/gm, '').trim();
    const hands = /^export\b[^'"]*?from\s+'/m.test(code);
    return /^export \*/m.test(code) || (hands && own === '')
      ? [`${file} only hands on what other files export. Import from those files.`]
      : [];
  },
  [`files have at most ${longest} lines`]: ({ file, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > longest ? [`${file} has ${lines} lines. Look for the second idea in it, and give it a file.`] : [];
  },
  'every import of a file finds it': ({ file, imports }, sources) =>
    imports.flatMap(({ specifier, target }) =>
      target === undefined || sources.some((source) => source.file === target)
        ? []
        : [`${file} imports ${specifier}, which is not there.`],
    ),
};

function breaches(law: string, sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [...(laws[law]?.(source, sources) ?? [])]);
}

describe('Architecture', () => {
  const sources = readSources();

  for (const law of Object.keys(laws)) {
    it(law, () => {
      assert.deepEqual(breaches(law, sources), []);
    });
  }

  it('has no import cycles, types included', () => {
    const files = new Set(sources.map((source) => source.file));
    const needs = new Map(
      sources.map(({ file, imports }) => [
        file,
        imports.flatMap(({ target }) => (target !== undefined && files.has(target) ? [target] : [])),
      ]),
    );
    const rings = findRings(needs).map(
      (ring) => `${[...ring, ring[0]].join(' imports ')}. Move what they share into a file that imports neither.`,
    );
    assert.deepEqual(rings, []);
  });

  it('reads this project', () => {
    assert.ok(sources.length > 100);
    const imports = sources.flatMap((source) => source.imports);
    assert.ok(imports.filter(({ target }) => target !== undefined).length > 300);
  });

  it('would notice a breach of each law', () => {
    // Put together here, so that this file does not seem to import it.
    const onDemand = ['const a = await import', "('../runner/b.ts');"].join('');
    const examples: [string, string, string, string][] = [
      ['every room', 'core/dogs/a.ts', '', 'is in a new room'],
      ['rooms import', 'core/plan/a.ts', "import { a } from '../executor/b.ts';", 'must not import core/executor/b.ts'],
      [
        'rooms import',
        'core/plan/a.ts',
        "import type { a } from '../agents/b.ts';",
        'must not import core/agents/b.ts',
      ],
      [
        'rooms import',
        'core/base/a.ts',
        "import {\n  a,\n  b,\n} from '../plan/b.ts';",
        'must not import core/plan/b.ts',
      ],
      ['rooms import', 'cli/a.ts', onDemand, 'must not import runner/b.ts'],
      ['rooms import', 'node/a.ts', "import '../cli/b.ts';", 'must not import cli/b.ts'],
      ['rooms import', 'extension/views/a.ts', "import { a } from '../../node/b.ts';", 'must not import node/b.ts'],
      ['rooms import', 'extension/present/a.ts', "import { a } from '../ids.ts';", 'must not import extension/ids.ts'],
      ['the core, the protocol', 'core/plan/a.ts', "import path from 'node:path';", 'must not import node:path'],
      ['only the extension', 'cli/a.ts', "import * as vscode from 'vscode';", 'must not import vscode'],
      ['nothing imports', 'core/plan/a.ts', "import { a } from './b.test.ts';", 'must not import core/plan/b.test.ts'],
      ['nothing imports', 'cli/a.ts', "import { a } from '../test/rig.ts';", 'must not import test/rig.ts'],
      ['there are no default', 'cli/a.ts', 'export default 1;', 'has a default export'],
      [
        'there are no barrel',
        'cli/a.ts',
        "export { a } from './b.ts';\nexport type { c } from './d.ts';\n",
        'only hands on',
      ],
      ['there are no barrel', 'cli/a.ts', "export * from './b.ts';\nconst c = 1;", 'only hands on'],
      ['files have at most', 'cli/a.ts', 'a\n'.repeat(401), 'has 401 lines'],
      ['every import', 'cli/a.ts', "export { a } from './b.ts';", 'which is not there'],
    ];
    for (const [start, file, text, words] of examples) {
      const law = Object.keys(laws).find((name) => name.startsWith(start)) ?? '';
      const found = breaches(law, [sourceOf(file, text)]);
      assert.equal(found.length, 1, `${law}: ${text}`);
      assert.ok(found[0]?.includes(words), found[0]);
    }
    const fine = "import { a } from '../base/b.ts';\n// import { c } from '../executor/d.ts';\nexport const e = a;\n";
    assert.deepEqual(
      Object.keys(laws).flatMap((law) =>
        breaches(law, [sourceOf('core/plan/a.ts', fine), sourceOf('core/base/b.ts', '')]),
      ),
      [],
    );
  });
});
