import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import { importPeer } from '../peers.ts';
import type { ServerStart } from './languageServer.ts';

/** What is called of markdown-it. */
interface MarkdownIt {
  parse(text: string, environment: object): unknown;
}

const aboutFile = z.looseObject({ uri: z.string() });

/**
 * What VS Code's Markdown extension answers to the Markdown server, which parses nothing and reads no file itself: tokens
 * of markdown-it, files, and the workspace's Markdown files.
 */
export async function markdownAnswers(workspace: string): Promise<NonNullable<ServerStart['answer']>> {
  const { default: create } = (await importPeer('markdown-it')) as { default: (options: object) => MarkdownIt };
  const parser = create({ html: true });
  const folder = path.join(workspace, 'docs', 'plans');
  const files = (await readdir(folder)).map((name) => pathToFileURL(path.join(folder, name)).href);
  return async (method, parameters, document) => {
    if (method === 'markdown/findMarkdownFilesInWorkspace') {
      return files;
    }
    if (!method.startsWith('markdown/') || method.includes('/watcher/')) {
      return null;
    }
    const { uri } = aboutFile.parse(parameters);
    switch (method) {
      case 'markdown/parse':
        return parser.parse(
          uri === document.uri ? document.lines.join('\n') : await readFile(fileURLToPath(uri), 'utf8'),
          {},
        );
      case 'markdown/fs/readFile':
        return Array.from(await readFile(fileURLToPath(uri)));
      case 'markdown/fs/stat':
        return await isDirectory(fileURLToPath(uri));
      case 'markdown/fs/readDirectory':
        return (await readdir(fileURLToPath(uri), { withFileTypes: true })).map((entry) => [
          entry.name,
          { isDirectory: entry.isDirectory() },
        ]);
      default:
        return null;
    }
  };
}

export const markdownSettings = {
  markdown: {
    suggest: { paths: { enabled: true } },
    occurrencesHighlight: { enabled: false },
    server: { log: 'off' },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
      ignoredLinks: [],
    },
  },
};

async function isDirectory(file: string): Promise<{ isDirectory: boolean } | null> {
  try {
    return { isDirectory: (await stat(file)).isDirectory() };
  } catch {
    // The server asks in order to know whether a link leads anywhere.
    return null;
  }
}
