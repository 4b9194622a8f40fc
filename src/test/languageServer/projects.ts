import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Project {
  readonly root: string;
  readonly remove: () => void;
}

/** A git repository with these files, one commit, and a test script. */
export function makeProject(files: Readonly<Record<string, string>>): Project {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mstack-language-')));
  const all = {
    'package.json': JSON.stringify({
      name: 'walks',
      scripts: { test: 'node --test', 'test:walk': 'node --test walk' },
    }),
    'src/walk.ts': 'export const walk = 1;\n',
    'README.md': '# Walks\n',
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: root });
  };
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'begin');
  return { root, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }) };
}

export interface PlanWords {
  readonly id?: string;
  readonly head?: readonly string[];
  readonly title?: string;
  readonly criteria?: readonly string[];
  readonly checks?: readonly string[];
}

/** A plan that nothing is wrong with, but for what is given. */
export function plan({ id = '001', head = [], title = 'Walk the dog', criteria, checks }: PlanWords = {}): string {
  return [
    '---',
    `id: ${id}`,
    `title: ${title}`,
    'status: pending',
    ...head,
    '---',
    '',
    '## Requirements',
    '',
    ...(criteria ?? ['`walk` prints `done` and exits 0']).map((text) => `- [ ] ${text}`),
    '',
    '## Design',
    '',
    '**Files expected to change:**',
    '',
    '- `src/walk.ts` (modify)',
    '',
    '**Out of scope:** cats.',
    '',
    '## Tasks',
    '',
    '1. Change `src/walk.ts` so that it prints `done`, and write its test.',
    '',
    '## Verification',
    '',
    ...(checks ?? ['[cmd] npm test']).map((text) => `- ${text}`),
    '',
  ].join('\n');
}
