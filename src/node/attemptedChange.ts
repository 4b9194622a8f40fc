import { execa } from 'execa';
import type { Plan } from '../core/plan/plan.ts';
import { isWritten } from '../core/tamper/reading/writtenFile.ts';
import { type AttemptedChange, type FileVersions, longestText, type TreeEntry } from '../core/tamper/tamper.ts';
import { runGit } from './gitCommand.ts';
import { gitEnvironment } from './gitEnvironment.ts';

/** Bytes of all texts together; those beyond are left out, and what is said of their files is that they changed. */
const mostText = 64_000_000;

/** By modes of git; zeros say that there is nothing. */
const kinds: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '120000': 'link',
  '160000': 'repository',
};

interface ChangedEntry {
  readonly path: string;
  readonly pathBefore?: string;
  readonly blobBefore: string | undefined;
  readonly blobAfter: string | undefined;
  readonly kind: TreeEntry['kind'] | undefined;
}

interface ReadTexts {
  readonly texts: ReadonlyMap<string, string>;
  /** Bytes, by blob. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * What differs between two trees or commits of a repository, with its texts, renames found as git finds them. Files that are
 * too long and submodules have no text. Files with a zero byte have one only where somebody writes such files: a byte must not
 * hide a program from the rules.
 *
 * @param root top level of the work tree
 * @param fileBytes from which on a file is too large
 * @param limits bytes, for tests
 */
export async function readAttemptedChange(
  root: string,
  plan: Plan,
  { start, end, fileBytes }: { readonly start: string; readonly end: string; readonly fileBytes: number },
  limits: { readonly longest: number; readonly most: number } = { longest: longestText, most: mostText },
): Promise<AttemptedChange> {
  const [changed, listed] = await Promise.all([
    runGit(root, { args: ['diff-tree', '-r', '-z', '--raw', '-M', '--no-commit-id', start, end] }),
    runGit(root, { args: ['ls-tree', '-r', '-z', start] }),
  ]);
  const entries = entriesOf(changed);
  const blobsBefore = blobsByPath(listed);
  const wanted = entries.flatMap(({ blobBefore, blobAfter }) => [blobBefore, blobAfter]);
  // Rules look at manifests, settings and scripts that have not changed, too: those are small and few.
  const known = [...blobsBefore].filter(([path]) => isWritten(path)).map(([, blob]) => blob);
  const written = entries
    .filter(({ path, pathBefore }) => isWritten(path) || isWritten(pathBefore ?? path))
    .flatMap(({ blobBefore, blobAfter }) => [blobBefore, blobAfter]);
  const { texts, sizes } = await readTexts(
    root,
    [...new Set([...wanted, ...known].filter((blob) => blob !== undefined))],
    new Set([...written, ...known].filter((blob) => blob !== undefined)),
    limits,
  );
  const textOf = (blob: string | undefined): string | undefined => (blob === undefined ? undefined : texts.get(blob));
  return {
    plan,
    files: entries.map(({ path, pathBefore, blobBefore, blobAfter, kind }): FileVersions => ({
      path,
      ...(pathBefore === undefined ? {} : { pathBefore }),
      before: textOf(blobBefore),
      after: textOf(blobAfter),
      ...(kind === undefined
        ? {}
        : { entry: { kind, bytes: sizes.get(blobAfter ?? '') ?? 0, bytesBefore: sizes.get(blobBefore ?? '') ?? 0 } }),
    })),
    textBefore: (path) => textOf(blobsBefore.get(path)),
    pathsBefore: new Set(blobsBefore.keys()),
    fileBytes,
  };
}

/** `:100644 100644 <blob> <blob> R086`, the path, and of a rename the new one. */
function entriesOf(output: string): ChangedEntry[] {
  const fields = output.split('\0');
  const entries: ChangedEntry[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const [modeBefore = '', modeAfter = '', before = '', after = '', letter = ''] = (fields[at] ?? '')
      .slice(1)
      .split(' ');
    const first = fields[at + 1] ?? '';
    const isRename = /^[RC]/.test(letter);
    const kind = kinds[modeAfter];
    const path = isRename ? (fields[at + 2] ?? '') : first;
    entries.push({
      path,
      ...(letter.startsWith('R') ? { pathBefore: first } : {}),
      blobBefore: letter.startsWith('C') || !isReadable(kinds[modeBefore]) ? undefined : before,
      blobAfter: isReadable(kind) ? after : undefined,
      kind,
    });
    at += isRename ? 3 : 2;
  }
  return entries;
}

function isReadable(kind: TreeEntry['kind'] | undefined): boolean {
  return kind === 'file' || kind === 'link';
}

/** `100644 blob <blob>\t<path>` */
function blobsByPath(output: string): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const entry of output.split('\0')) {
    const tab = entry.indexOf('\t');
    const [, kind, blob] = entry.slice(0, Math.max(0, tab)).split(' ');
    if (kind === 'blob' && blob !== undefined) {
      blobs.set(entry.slice(tab + 1), blob);
    }
  }
  return blobs;
}

/** Texts of blobs by their names, all asked for at once; what is too long, or holds a zero byte and nobody wrote it, is not among them. */
async function readTexts(
  root: string,
  blobs: readonly string[],
  written: ReadonlySet<string>,
  { longest, most }: { readonly longest: number; readonly most: number },
): Promise<ReadTexts> {
  const answers = await runGit(root, {
    args: ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'],
    input: blobs.map((blob) => `${blob}\n`).join(''),
    literal: false,
  });
  const sizes = new Map<string, number>();
  let total = 0;
  const short = answers.split('\n').flatMap((line) => {
    const [blob = '', kind, size = ''] = line.split(' ');
    const bytes = Number(size);
    sizes.set(blob, bytes);
    if (kind !== 'blob' || bytes > longest || total + bytes > most) {
      return [];
    }
    total += bytes;
    return [blob];
  });
  // Texts may hold anything, so that answers are cut by their sizes, in bytes.
  const { stdout } = await execa('git', ['cat-file', '--batch'], {
    cwd: root,
    env: gitEnvironment(process.env),
    extendEnv: false,
    encoding: 'buffer',
    input: short.map((blob) => `${blob}\n`).join(''),
    maxBuffer: most + short.length * 200,
    stripFinalNewline: false,
    windowsHide: true,
  });
  return { texts: textsIn(Buffer.from(stdout), written), sizes };
}

function textsIn(output: Buffer, written: ReadonlySet<string>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const [blob = '', kind, size = ''] = output.subarray(at, end).toString('latin1').split(' ');
    if (kind !== 'blob') {
      // A blob that is not there any more has a line and nothing behind it.
      at = end + 1;
      continue;
    }
    const content = output.subarray(end + 1, end + 1 + Number(size));
    if (written.has(blob) || !content.includes(0)) {
      texts.set(blob, content.toString('utf8'));
    }
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}
