// Parses every plan of a repository with somebody else's Markdown parser, and does nothing with it:
// `node parseOnly.ts PARSER REPOSITORY`. Prints the milliseconds and the peak memory, as JSON.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { importPeer } from '../peers.ts';
import { peakMegabytes } from './measure.ts';

type Parse = (text: string) => unknown;

const parsers: Readonly<Record<string, () => Promise<Parse>>> = {
  '@lezer/markdown': async () => {
    const { parser } = (await importPeer('@lezer/markdown')) as { parser: { parse: Parse } };
    return (text) => parser.parse(text);
  },
  'markdown-it': async () => {
    const module = (await importPeer('markdown-it')) as {
      default: () => { parse(text: string, env: object): unknown };
    };
    const parser = module.default();
    return (text) => parser.parse(text, {});
  },
  'mdast-util-from-markdown': async () => {
    const { fromMarkdown } = (await importPeer('mdast-util-from-markdown')) as { fromMarkdown: Parse };
    return fromMarkdown;
  },
};

const [name = '', repository = '.'] = process.argv.slice(2);
const parse = await parsers[name]?.();
if (parse === undefined) {
  throw new Error(`There is no parser ${name}.`);
}
const folder = path.join(repository, 'docs', 'plans');
const texts = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
const before = process.cpuUsage();
const started = performance.now();
for (const text of texts) {
  parse(text);
}
const usage = process.cpuUsage(before);
console.log(
  JSON.stringify({
    milliseconds: performance.now() - started,
    worked: (usage.user + usage.system) / 1000,
    peak: peakMegabytes(process.pid),
  }),
);
