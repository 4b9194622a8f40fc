import { wordsIn } from '../../base/wordsIn.ts';

/** Folders of what others wrote or a program made: nothing in them is this project's work. */
const foreignFolders = new Set(
  wordsIn(`node_modules bower_components jspm_packages .yarn .pnpm-store vendor vendors vendored third_party third-party
    thirdparty 3rdparty site-packages .venv venv Pods Carthage dist out target coverage obj __pycache__ .next
    .nuxt .svelte-kit .git .gradle generated __generated__ _generated gen Generated .mvn .idea .vs`),
);

/** Folders of what is shown, measured or fed to tests: neither what ships nor what proves it. */
const asideFolders = new Set(
  wordsIn(`examples example samples sample demo demos docs doc documentation website benchmarks benchmark benches bench
    playground fixtures fixture __fixtures__ testdata test-data test_data test-fixtures __snapshots__ snapshots
    __mocks__ .storybook migrations`),
);

/** Whether what lies in a folder is this project's own work on its program or its tests. */
export function isOwnFolder(folder: string): boolean {
  const parts = folder.split('/');
  // Below `src/main/java` folders are packages, whose names say nothing about what they hold.
  const root = parts.findIndex((part) => part === 'java' || part === 'kotlin');
  return !(root === -1 ? parts : parts.slice(0, root)).some(
    (part) => foreignFolders.has(part) || asideFolders.has(part),
  );
}

const generatedNames =
  wordsIn(`.min.js .min.mjs .bundle.js .d.ts .d.mts .d.cts .pb.go .pb.cc .pb.h _pb2.py _pb2_grpc.py _pb.js _pb.ts .g.cs
    .g.dart .designer.cs .Designer.cs .freezed.dart`);

/** Whether a file's name says that a program wrote it. */
export function isGeneratedName(name: string): boolean {
  const dotted = name.indexOf('.') !== name.lastIndexOf('.') || name.includes('_pb');
  return (
    dotted &&
    (generatedNames.some((ending) => name.endsWith(ending)) || name.includes('.generated.') || name.includes('.gen.'))
  );
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a file can belong to what ships: no folder above it is named after tests. */
export function isOfProgram(path: string): boolean {
  return !/test/i.test(folderOf(path));
}

/** The folder of a path, `''` at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `.ts`, without what stands before; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** The folder itself and those above it, the nearest first, `''` last. */
export function foldersUp(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('/')), ''];
}

/** A path as seen from a folder, both relative to the repository: `..` and `.` resolved; undefined: it leads outside. */
export function resolvedPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.length === 0) {
        return undefined;
      }
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
