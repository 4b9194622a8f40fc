import { languageOf } from '../../mutation/languages.ts';

/**
 * Whether somebody writes such files as text, by the path: programs, manifests, settings, scripts. Rules may ask for one that
 * has not changed, and one is read as text whatever bytes it has.
 */
export function isWritten(path: string): boolean {
  return (
    languageOf(path) !== undefined ||
    /\.(?:json[5c]?|toml|ya?ml|ini|cfg|lock|mod|mk|sh|md|[cm]?[jt]sx?|py|go|rs|rb|php|java|kts?|cs|snap)$|(?:^|\/)(?:[A-Z]?[a-z]*akefile|\.?[Jj]ustfile|\.[\w.-]+|[\w-]+rc)$|^\.(?:husky|githooks)\//.test(
      path,
    )
  );
}
