// Installs the tools of the sample projects in src/test/health/samples into the git-ignored tools/samples/node_modules,
// and reuses them while the versions are those of tools/samples/package.json. Usage: node tools/samples.ts
import path from 'node:path';
import { missingPackages, npmIn } from './installedPackages.ts';

const folder = path.join(import.meta.dirname, 'samples');

/** Path of the packages; throws a sentence that says what to do when they are not there in the right versions. */
export async function samplePackages(): Promise<string> {
  const missing = await missingPackages(folder);
  if (missing.length > 0) {
    throw new Error(
      `The tools of the sample projects are not installed (${missing.join(', ')}). Run: node tools/samples.ts`,
    );
  }
  return path.join(folder, 'node_modules');
}

if (import.meta.main) {
  const missing = await missingPackages(folder);
  if (missing.length > 0) {
    console.log(`Installing ${missing.join(', ')} (about 130 MB on disk, once) …`);
    await npmIn(folder, ['install', '--no-package-lock', '--ignore-scripts', '--loglevel=error']);
  }
  await samplePackages();
}
