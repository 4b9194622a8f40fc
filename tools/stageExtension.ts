/**
 * Builds the extension into a folder of its own, so that a test never shares `dist` with a build that someone starts
 * meanwhile.
 */
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { execa } from 'execa';

const root = path.join(import.meta.dirname, '..');

/** What vsce and esbuild need beside the sources, which are only linked. */
const files = ['package.json', 'esbuild.js', '.vscodeignore', 'CHANGELOG.md', 'LICENSE'];

/** Makes `folder` an extension with bundles for development, the test suite among them. */
export async function stageExtension(folder: string): Promise<void> {
  await copySources(folder);
  await execa(process.execPath, ['esbuild.js'], { cwd: folder });
}

/** Packages the extension as a user gets it. Returns the file's path. */
export async function packageExtension(folder: string): Promise<string> {
  await copySources(folder);
  const vsix = path.join(folder, 'mstack.vsix');
  // The rest is in package.json, so that the README's bare `npx vsce package` makes the same.
  await createVSIX({ cwd: folder, packagePath: vsix });
  return vsix;
}

async function copySources(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...files
      .filter((file) => existsSync(path.join(root, file)))
      .map(async (file) => {
        await copyFile(path.join(root, file), path.join(folder, file));
      }),
    ...['docs', 'media', 'syntaxes'].map(async (name) => {
      await cp(path.join(root, name), path.join(folder, name), { recursive: true });
    }),
    ...['src', 'node_modules'].map(async (name) => {
      await symlink(path.join(root, name), path.join(folder, name), 'junction');
    }),
  ]);
}
