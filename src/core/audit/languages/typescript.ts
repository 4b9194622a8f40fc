import { readJson, recordOf } from '../reading/structured.ts';
import type { AuditLanguage, PackageName } from './language.ts';
import { typescriptCases } from './typescript/cases.ts';
import { typescriptEnds } from './typescript/ends.ts';
import { runnerFinder } from './typescript/runners.ts';
import { typescriptDeadCode, typescriptLint } from './typescript/tools.ts';
import { typescriptTypes } from './typescript/types.ts';

const testFolders =
  /(?:^|\/)(?:__tests?__|tests?|specs?|e2e|cypress|playwright|(?:e2e|integration)-tests|tests?-e2e|testing|test-utils|testUtils)\//;

const configNames =
  /^(?:[tj]sconfig(?:\.[\w.-]{1,60})?\.json|deno\.jsonc?|eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.[a-z]{2,4})?|biome\.jsonc?|\.oxlintrc\.jsonc?|oxlint\.config\.ts|tslint\.json|(?:playwright|cypress|jest|vitest|vite|wdio)[\w.-]{0,40}\.(?:config|workspace|conf)\.[cm]?[jt]s|vitest\.workspace\.json|wdio[\w.-]{0,40}\.[cm]?[jt]s|cypress\.json|\.mocharc\.[a-z]{2,5}|\.vscode-test\.[cm]?[jt]s|\.?knip\.(?:jsonc?|[jt]s)|turbo\.json|nx\.json)$/;

export const typescript: AuditLanguage = {
  name: 'TypeScript and JavaScript',
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.astro'],
  isTest: (path, name) => /[._-](?:test|spec|cy|e2e)\.[cm]?[jt]sx?$/.test(name) || testFolders.test(path),
  isConfig: (_path, name) => configNames.test(name),
  cases: typescriptCases,
  levels: {
    browser:
      /(?:from|require\(|import\(?) ?['"](?:@playwright\/test|playwright|cypress|puppeteer|webdriverio|@wdio\/|selenium-webdriver|testcafe|nightwatch|detox|@vscode\/test-|vscode-extension-tester|\.\.?\/[\w./-]{0,60}playwright)|\bcy\.visit\(|\bbrowser\.url\(/,
    api: /(?:from|require\() ?['"](?:supertest|@nestjs\/testing|light-my-request|pactum|chai-http|frisby)['"]|\.inject\(\{|\bapp\.request\(|\bfetch\(`?['"]?(?:http:\/\/(?:localhost|127)|\$\{)/,
    cli: /(?:from|require\() ?['"](?:(?:node:)?child_process|execa|zx|tinyexec|nano-spawn|cli-testing-library)['"]|\bBun\.spawn|Deno\.Command/,
    paths: [
      { path: /(?:^|\/)cypress\/|\.cy\.[jt]sx?$/, level: 'browser' },
      { path: /(?:^|\/)playwright\//, level: 'browser' },
    ],
  },
  unchecked: /@ts-nocheck|@flow\b/,
  packages: (_path, name, text) => (name === 'package.json' ? packagesIn(text) : undefined),
  judge: (project) => {
    const { finding, unusedLocals } = typescriptTypes(project);
    return {
      types: finding,
      lint: typescriptLint(project),
      deadCode: typescriptDeadCode(project, unusedLocals),
      runner: runnerFinder(project),
      ends: typescriptEnds(project),
    };
  },
};

function packagesIn(text: string): readonly PackageName[] {
  const manifest = recordOf(readJson(text));
  return [
    ...Object.keys(recordOf(manifest['dependencies'])).map((name) => ({ name, development: false })),
    ...Object.keys(recordOf(manifest['devDependencies'])).map((name) => ({ name, development: true })),
  ];
}
