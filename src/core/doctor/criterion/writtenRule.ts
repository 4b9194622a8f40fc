import type { Token } from './tokens.ts';

/** A text in which rules or answers are written down; code is none. */
export function isWrittenRule({ kind, text }: Token): boolean {
  return (
    kind === 'quote' || kind === 'link' || ((kind === 'code' || kind === 'name') && (isDocument(text) || isGap(text)))
  );
}

/** Left to be filled in: the name of the text will stand there. */
function isGap(text: string): boolean {
  return text === '__';
}

/** By its ending, its folder or its usual name. */
function isDocument(text: string): boolean {
  return (
    /\.(?:mdx?|txt|rst|adoc|jsonc?|ya?ml|toml|xml|csv|pdf|html|ini|cfg|sql|proto|graphql)$/.test(text) ||
    /(?:^|\/)docs?(?:\/|$)/.test(text) ||
    /(?:^|\/)\.\w+rc$/.test(text)
  );
}

/** Made to be read by people, so that somebody brings it up to date: a README, a file of documentation. */
export function isReadByPeople(text: string): boolean {
  return /\.(?:mdx?|rst|adoc)$|(?:^|\/)docs?(?:\/|$)|^(?:README|CHANGELOG|openapi|swagger)\b/.test(text);
}
