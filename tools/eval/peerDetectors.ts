import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importPeer } from '../peers.ts';
import type { Detector } from './comparison.ts';
import { scenarioOf } from './scenario.ts';

/** Linters of the field, run for real as their users run them. They must be installed: tools/peers.ts. */
export async function peerDetectors(): Promise<readonly Detector[]> {
  return [
    await writeGood('write-good, all checks', {}),
    await writeGood('write-good, weasel + adverb', {
      passive: false,
      illusion: false,
      so: false,
      thereIs: false,
      tooWordy: false,
      cliches: false,
    }),
    await alex(),
    await textlint(),
    await retext(),
    await gherkinLint(),
  ];
}

async function writeGood(name: string, checks: Readonly<Record<string, boolean>>): Promise<Detector> {
  const { default: lint } = (await importPeer('write-good')) as {
    default: (text: string, checks: object) => readonly unknown[];
  };
  return { name, flags: async (items) => items.map(({ text }) => lint(text, checks).length > 0) };
}

interface Messages {
  readonly messages: readonly unknown[];
}

async function alex(): Promise<Detector> {
  const { markdown } = (await importPeer('alex')) as { markdown: (text: string) => Messages };
  return { name: 'alex', flags: async (items) => items.map(({ text }) => markdown(text).messages.length > 0) };
}

/** The English rules that textlint's own list of rules leads to. */
const textlintRules = {
  'write-good': true,
  'en-max-word-count': { max: 50 },
  'no-todo': true,
  'stop-words': true,
  'common-misspellings': true,
  terminology: true,
  rousseau: true,
};

async function textlint(): Promise<Detector> {
  const { createLinter, loadTextlintrc } = (await importPeer('textlint')) as {
    loadTextlintrc: (options: object) => Promise<{ readonly rule: { readonly descriptors: readonly unknown[] } }>;
    createLinter: (options: object) => { lintText: (text: string, file: string) => Promise<Messages> };
  };
  const descriptor = await inFolder(async (folder) => {
    const configFilePath = path.join(folder, '.textlintrc.json');
    writeFileSync(configFilePath, JSON.stringify({ rules: textlintRules }));
    return await loadTextlintrc({ configFilePath });
  });
  const loaded = descriptor.rule.descriptors.length;
  // It says nothing about rules that it does not find, and then finds nothing.
  if (loaded !== Object.keys(textlintRules).length) {
    throw new Error(`textlint loaded ${loaded} of ${Object.keys(textlintRules).length} rules.`);
  }
  const linter = createLinter({ descriptor });
  return {
    name: `textlint, ${Object.keys(textlintRules).length} rules`,
    flags: async (items) => {
      const flags: boolean[] = [];
      for (const { text } of items) {
        flags.push((await linter.lintText(text, 'criterion.md')).messages.length > 0);
      }
      return flags;
    },
  };
}

const retextPlugins = ['passive', 'simplify', 'intensify', 'equality', 'indefinite-article', 'repeated-words'];

interface Processor {
  use(plugin: unknown): Processor;
  process(text: string): Promise<Messages>;
}

async function retext(): Promise<Detector> {
  const { unified } = (await importPeer('unified')) as { unified: () => Processor };
  let processor = unified();
  for (const plugin of ['english', ...retextPlugins, 'stringify']) {
    const { default: use } = (await importPeer(`retext-${plugin}`)) as { default: unknown };
    processor = processor.use(use);
  }
  return {
    name: `retext, ${retextPlugins.length} plugins`,
    flags: async (items) =>
      await Promise.all(items.map(async ({ text }) => (await processor.process(text)).messages.length > 0)),
  };
}

/** Those of its rules that speak of one scenario's content; the others are about files, tags, indentation and lengths. */
const gherkinRules = {
  'keywords-in-logical-order': 'on',
  'no-empty-file': 'on',
  'no-files-without-scenarios': 'on',
  'no-multiple-empty-lines': 'on',
  'no-scenario-outlines-without-examples': 'on',
  'no-trailing-spaces': 'on',
  'no-unnamed-features': 'on',
  'no-unnamed-scenarios': 'on',
  'no-unused-variables': 'on',
  'only-one-when': 'on',
  'scenario-size': 'on',
  'use-and': 'on',
};

async function gherkinLint(): Promise<Detector> {
  const { lint } = (await importPeer('gherkin-lint/dist/linter.js')) as {
    lint: (
      files: readonly string[],
      rules: object,
      folders: readonly string[],
    ) => Promise<readonly { readonly errors: readonly unknown[] }[]>;
  };
  return {
    name: 'gherkin-lint',
    flags: async (items) =>
      await inFolder(async (folder) => {
        const flags: (boolean | undefined)[] = [];
        for (const [index, { text }] of items.entries()) {
          const scenario = scenarioOf(text);
          if (scenario === undefined) {
            flags.push(undefined);
            continue;
          }
          const file = path.join(folder, `${index}.feature`);
          writeFileSync(file, scenario);
          const [result] = await lint([file], gherkinRules, []);
          flags.push((result?.errors.length ?? 0) > 0);
        }
        return flags;
      }),
  };
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mstack-eval-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
