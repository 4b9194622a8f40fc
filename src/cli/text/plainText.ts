import { stripVTControlCharacters } from 'node:util';

/** Text from files as a terminal may show it: without what would steer the terminal. Line feeds and tabs stay. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}
