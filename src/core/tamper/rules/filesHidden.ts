import { matcherOf } from '../../plan/scope.ts';
import { nameOf, severityBy } from '../reading/plannedWords.ts';
import type { AttemptedChange, FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'git.hidden';

/** Lines of git's own files that keep work out of commits, diffs and reviews. */
export const filesHidden: TamperRule = {
  code,
  find: (change) =>
    change.files.flatMap((file) =>
      /^(?:\.gitattributes|\.gitignore|\.git-blame-ignore-revs|\.dockerignore|\.gitmodules)$/.test(nameOf(file.path)) &&
      file.after !== undefined
        ? hiddenBy(change, file)
        : [],
    ),
};

function hiddenBy(change: AttemptedChange, { path, before, after = '' }: FileVersions): Tampering[] {
  const old = new Set((before ?? '').split(/\r?\n/).map((line) => line.trim()));
  return after.split(/\r?\n/).flatMap((whole, line): Tampering[] => {
    const trimmed = whole.trim();
    if (trimmed === '' || trimmed.startsWith('#') || old.has(trimmed)) {
      return [];
    }
    const what =
      nameOf(path) === '.gitattributes'
        ? hidesFromDiff(trimmed)
        : nameOf(path) === '.gitignore'
          ? ignoresWork(change, path, trimmed)
          : nameOf(path) === '.gitmodules' && /^(?:url|path)\s{0,9}=/.test(trimmed)
            ? 'brings in another repository'
            : undefined;
    return what === undefined
      ? []
      : [
          {
            code,
            severity: severityBy(change.plan, path),
            file: path,
            line,
            message: `${path}: \`${trimmed.slice(0, 80)}\` ${what}. Take the line out, or have the plan list ${path}.`,
          },
        ];
  });
}

/** Attributes with which a file is not shown, is not merged, or goes through a program. Pictures are no text anyway. */
function hidesFromDiff(line: string): string | undefined {
  const [pattern = '', ...attributes] = line.split(/\s{1,9}/);
  const isPicture =
    /\.(?:png|jpe?g|gif|ico|webp|pdf|woff2?|ttf|eot|zip|gz|mp[34]|webm|wasm|jar|bin|exe|dll|so|dylib|sqlite|db|xlsx?|docx?|psd|avif)$/i.test(
      pattern,
    );
  const isGenerated =
    /(?:^|[/*.])(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock|[\w-]{1,60}\.lock|go\.sum|\*?\.min\.\w{1,60}|dist|snap)(?:\/|\*|$)/.test(
      pattern,
    );
  const hides = attributes.find((attribute) =>
    /^(?:-diff|binary|linguist-generated(?:=true)?|export-ignore|filter=(?!lfs$)\S{1,60}|merge=(?:ours|binary)|diff=(?!\w{1,60}$)\S{1,60}|working-tree-encoding=\S{1,60}|-text)$/.test(
      attribute,
    ),
  );
  return hides === undefined || isPicture || (isGenerated && /^(?:-diff|linguist-generated.*)$/.test(hides))
    ? undefined
    : `keeps changes of such files out of what people and reviewers see (\`${hides}\`)`;
}

/** A pattern that takes in files which are there, or which the attempt made, or the places where tests lie. */
function ignoresWork(change: AttemptedChange, file: string, line: string): string | undefined {
  if (line.startsWith('!')) {
    return undefined;
  }
  const folder = file.slice(0, -'.gitignore'.length);
  const plain = line.replace(/^\//, '').replace(/\/$/, '');
  const glob = /^\/|\/./.test(line) ? `${folder}${plain}` : `${folder}**/${plain}`;
  const matches = matcherOf([glob, `${glob}/**`]);
  const hidden = [...change.pathsBefore, ...change.files.map(({ path }) => path)].find((path) => matches(path));
  if (hidden !== undefined) {
    return `leaves ${hidden} out of commits`;
  }
  return /(?:test|spec|__snapshots__|\.github|\.husky|\.golden|fixtures?|testdata)(?![\w-]{0,60}(?:results?|reports?|output|cache|-tmp))/i.test(
    plain,
  ) && !/cache|results?|report|output|coverage|tmp/i.test(plain)
    ? 'leaves tests out of commits'
    : undefined;
}
