import { languageOf } from '../../mutation/languages.ts';
import { isTestFile } from '../../mutation/sources.ts';

/** Files that a tool wrote of what a program gave, and tests compare with. */
export function isSnapshot(path: string): boolean {
  return (
    /(?:^|\/)(?:__snapshots__|__image_snapshots__|snapshots|[^/]*-snapshots|__approvals__)\/|\.(?:snap|snapshot|ambr|golden|approved\.\w+|verified\.\w+|expected|stdout|stderr)$/.test(
      path,
    ) && languageOf(path) === undefined
  );
}

/** Data that tests are fed with or compare with; no program. */
export function isFixture(path: string): boolean {
  const inFolder =
    /(?:^|\/)(?:testdata|fixtures?|__fixtures__|test[-_]?data|test-fixtures|cassettes|golden|goldens|expected|vcr_cassettes|stubs)\//i.test(
      path,
    );
  const isData = languageOf(path) === undefined && !/\.(?:md|gitignore|gitkeep)$/.test(path);
  return (
    isData &&
    !isSnapshot(path) &&
    !isTool(path) &&
    (inFolder ||
      (isTestFile(path) &&
        /\.(?:json|ya?ml|txt|csv|tsv|xml|html|sql|bin|png|jpe?g|svg|pdf|dat|out|in|log)$/i.test(path)))
  );
}

function isTool(path: string): boolean {
  return /(?:^|\/)(?:package(?:-lock)?\.json|tsconfig[\w.-]*\.json|\.[\w.-]+|jest\.config\.\w+)$/.test(path);
}

export function isSupportFile(path: string): boolean {
  return isSnapshot(path) || isFixture(path);
}
