import { hash } from 'node:crypto';

/** Digits that are kept: 48 bits, so that two texts of one repository never meet by chance. */
const digits = 12;

/**
 * The digest that a score carries (`DatedScore`): of the file's bytes, or of text that would be written as UTF-8. As the first 12
 * characters of `sha256sum FILE`.
 */
export function textDigest(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, digits);
}
