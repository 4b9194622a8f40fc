import { wordsIn } from '../../../base/wordsIn.ts';
import type { Ends } from '../../auditFacts.ts';
import { folderOf, isOfProgram, nameOf, resolvedPath } from '../../reading/paths.ts';
import { type Json, readJson, recordOf, within } from '../../reading/structured.ts';
import { type LanguageProject, noEnds } from '../language.ts';

const uiPackages =
  wordsIn(`next nuxt gatsby @remix-run/react expo react-native electron ember-source astro @sveltejs/kit react-scripts
    @angular/platform-browser @tanstack/react-start vinxi @tauri-apps/api`);
const apiPackages =
  wordsIn(`express fastify koa hono @nestjs/core @hapi/hapi @apollo/server apollo-server h3 polka restify elysia
    graphql-yoga @trpc/server apollo-server-express @feathersjs/express sails`);

/** Where people and programs meet a JavaScript project: by its manifests and what lies beside them. */
export function typescriptEnds(project: LanguageProject): Ends {
  const manifests = [...project.texts]
    .filter(([path]) => nameOf(path) === 'package.json' && isOfProgram(path))
    .map(([path, text]) => ({ path, folder: folderOf(path), manifest: recordOf(readJson(text)) }));
  let { ui, api, cli, library } = noEnds;
  for (const { path, folder, manifest } of manifests) {
    const page = pageOf(project, folder);
    const ships = (names: readonly string[]): boolean =>
      names.some((name) => recordOf(manifest['dependencies'])[name] !== undefined);
    const isLibrary = manifest['private'] !== true && isImported(project, folder, manifest);
    if (within(manifest, 'engines', 'vscode') !== undefined) {
      ui ??= mainOf(project, folder, manifest) ?? path;
    } else if (ships(uiPackages) || (page !== undefined && !isLibrary)) {
      ui ??= page ?? mainOf(project, folder, manifest) ?? path;
    }
    if (ships(apiPackages)) {
      api ??= mainOf(project, folder, manifest) ?? path;
    }
    if (manifest['bin'] !== undefined) {
      cli ??= binOf(project, folder, manifest) ?? path;
    }
    if (manifest['private'] === true || !isLibrary) {
      cli ??= startedOf(project, folder, manifest);
    }
    if (isLibrary && manifest['bin'] === undefined) {
      library ??= path;
    }
  }
  // Full-stack frameworks list themselves among what is only needed while developing.
  const built = ['@sveltejs/kit', 'astro', '@angular/cli', 'nuxt'].map((name) => project.packages.get(name));
  return { ui: ui ?? built.find((file) => file !== undefined), api, cli, library };
}

/** Where nothing is said, `index.js` is what others import. */
function isImported(project: LanguageProject, folder: string, manifest: Json): boolean {
  const main = folder === '' ? 'index.js' : `${folder}/index.js`;
  return (
    ['main', 'exports', 'module', 'types'].some((key) => manifest[key] !== undefined) ||
    (manifest['version'] !== undefined && project.has(main))
  );
}

function pageOf(project: LanguageProject, folder: string): string | undefined {
  return ['index.html', 'public/index.html', 'src/index.html']
    .map((name) => (folder === '' ? name : `${folder}/${name}`))
    .find(project.has);
}

const mains =
  wordsIn(`src/main.tsx src/main.ts src/index.tsx src/main.jsx src/app.ts src/server.ts src/index.ts src/main.js
    src/app.js src/server.js src/index.js app.js server.js index.js app/page.tsx src/app/page.tsx pages/index.tsx
    src/extension.ts`);

function mainOf(project: LanguageProject, folder: string, manifest: Json): string | undefined {
  const named = typeof manifest['main'] === 'string' ? [manifest['main'].replace(/^\.\//, '')] : [];
  return [...mains, ...named].map((name) => (folder === '' ? name : `${folder}/${name}`)).find(project.has);
}

/** The file that `npm start` runs. */
function startedOf(project: LanguageProject, folder: string, manifest: Json): string | undefined {
  const script = within(manifest, 'scripts', 'start');
  return (typeof script === 'string' ? script.split(' ') : [])
    .map((word) => resolvedPath(folder, word))
    .find((path) => path !== undefined && path !== folder && project.has(path));
}

function binOf(project: LanguageProject, folder: string, manifest: Json): string | undefined {
  const bin = manifest['bin'];
  const files = typeof bin === 'string' ? [bin] : Object.values(recordOf(bin));
  return files
    .filter((file) => typeof file === 'string')
    .map((file) => file.replace(/^\.\//, ''))
    .map((file) => (folder === '' ? file : `${folder}/${file}`))
    .find(project.has);
}
