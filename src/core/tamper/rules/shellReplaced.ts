import { isCiFile } from '../../audit/commands/commandFiles.ts';
import { changesTools } from '../reading/commandChanges.ts';
import { nameOf, severityBy } from '../reading/plannedWords.ts';
import { settingsOf } from '../reading/settingsOf.ts';
import type { AttemptedChange, FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'shim.shell';

/** Settings of package managers, build tools and shells that change what a command does wherever it is started. */
const weak: readonly (readonly [file: RegExp, key: RegExp])[] = [
  [
    /^(?:\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmrc|bunfig\.toml)$/,
    /script-shell|scriptShell|ignore-scripts|ignoreScripts|shell-emulator|node-options|nodeOptions|registry|npmRegistryServer|yarnPath|yarn-path|strict-ssl|test\.(?:preload|root)|^preload|enableScripts|unsafe/,
  ],
  [
    /^config(?:\.toml)?$/,
    /^(?:alias|env|build\.(?:rustc|rustc-wrapper|rustc-workspace-wrapper|rustflags|target)|target\..*\.(?:runner|linker|rustflags)|source|http|net)\b/,
  ],
  [/^(?:pip\.conf|uv\.toml)$/, /index|trusted|find-links/],
  [/^(?:\.env[\w.-]*|\.envrc|\.tool-versions|mise\.toml|\.mise\.toml)$/, /./],
  [/^(?:gradle\.properties|maven\.config|jvm\.config)$/, /skip|test|ignore/i],
];

/** Variables of shells, make's ways of going on, and files that tools read before they begin. */
export const shellReplaced: TamperRule = {
  code,
  find: (change) =>
    change.files.flatMap((file) => [
      ...inSettings(change, file),
      ...inPipeline(change, file),
      ...(isMakefile(file.path) ? inMakefile(change, file) : []),
    ]),
};

function found(change: AttemptedChange, file: string, line: number, what: string): Tampering {
  return {
    code,
    severity: severityBy(change.plan, file),
    file,
    line,
    message: `${file}: \`${what}\` changes what the gate's commands do wherever they are started. Take it out, or have the plan list ${file}.`,
  };
}

function inSettings(change: AttemptedChange, { path, before, after }: FileVersions): Tampering[] {
  const name = nameOf(path);
  const rows = weak.filter(
    ([file]) => file.test(name) && (name !== 'config' && name !== 'config.toml' ? true : path.includes('.cargo/')),
  );
  if (after === undefined || rows.length === 0) {
    return [];
  }
  const isEnvironment = /^(?:\.env|\.tool-versions|\.?mise)/.test(name);
  const old = new Set(
    settingsOf(settingName(path), before ?? '').map((each) => `${each.path.join('.')}=${each.value}`),
  );
  return settingsOf(settingName(path), after)
    .map((each) => ({ ...each, key: each.path.join('.').replace(/^export /, '') }))
    .filter(
      ({ key, value, path: keys }) =>
        !old.has(`${keys.join('.')}=${value}`) &&
        rows.some(([, pattern]) => pattern.test(key)) &&
        (!isEnvironment || changesTools(`${key.replace(/^.*\./, '')}=`)),
    )
    .map(({ key, value, line }) => found(change, path, line, `${key}=${value}`));
}

/** Variables that CI sets for its jobs and steps. */
function inPipeline(change: AttemptedChange, { path, before, after }: FileVersions): Tampering[] {
  if (after === undefined || !isCiFile(path) || !/\.ya?ml$/.test(path)) {
    return [];
  }
  const variables = (text: string): { said: string; line: number }[] =>
    settingsOf(path, text)
      .filter(
        ({ path: keys, value }) =>
          /^(?:env|environment|variables)$/.test(keys.at(-2) ?? '') &&
          changesTools(`${keys.at(-1) ?? ''}=`) &&
          !/^-D ?warnings$/.test(value),
      )
      .map(({ path: keys, value, line }) => ({ said: `${keys.at(-1) ?? ''}=${value}`, line }));
  const old = new Set(variables(before ?? '').map(({ said }) => said));
  return variables(after)
    .filter(({ said }) => !old.has(said))
    .map(({ said, line }) => found(change, path, line, said));
}

/** Yarn's old form has blanks for equals signs; what `direnv` reads is shell. */
function settingName(path: string): string {
  return /\.(?:toml|ya?ml|properties|conf)$/.test(path) || /(?:^|\/)\.(?:npmrc|env[\w.]*)$/.test(path)
    ? path
    : `${path}.ini`;
}

function isMakefile(path: string): boolean {
  return /^(?:GNUmakefile|[Mm]akefile|[\w.-]+\.mk|\.?[Jj]ustfile)$/.test(nameOf(path));
}

/** `SHELL`, `.IGNORE`, flags that go on after failures; and just's own shell. */
function inMakefile(change: AttemptedChange, { path, before, after }: FileVersions): Tampering[] {
  const old = new Set((before ?? '').split(/\r?\n/).map((line) => line.trim()));
  return (after ?? '').split(/\r?\n/).flatMap((line, at) => {
    const trimmed = line.trim();
    const replaces =
      /^(?:export\s{1,9}|override\s{1,9})*(?:SHELL|\.SHELLFLAGS|PATH|BASH_ENV|NODE_OPTIONS|PYTHONPATH|PYTEST_ADDOPTS|GOFLAGS|RUSTFLAGS|NODE_PATH)\s{0,9}[?:+]{0,3}=/.test(
        trimmed,
      ) ||
      /^MAKEFLAGS\s?[?:+]{0,3}=.{0,100}(?:-\w{0,9}[ikn]|--(?:ignore-errors|keep-going|dry-run|just-print))/.test(
        trimmed,
      ) ||
      /^\.(?:IGNORE|SILENT|ONESHELL)\s{0,9}:/.test(trimmed) ||
      /^set\s{1,9}(?:shell|ignore|fallback|dotenv\S*)\b/.test(trimmed);
    return replaces && !old.has(trimmed) && !trimmed.startsWith('.SILENT') && !isStrictShell(trimmed)
      ? [found(change, path, at, trimmed.slice(0, 80))]
      : [];
  });
}

function isStrictShell(line: string): boolean {
  return (
    /^SHELL\s{0,9}[?:]{0,2}=\s{0,9}(?:\/usr)?(?:\/bin\/)?(?:env )?(?:bash|sh)$/.test(line) ||
    /^\.SHELLFLAGS\s{0,9}[?:]{0,2}=\s{0,9}-eu?o? ?(?:pipefail )?-c$/.test(line)
  );
}
