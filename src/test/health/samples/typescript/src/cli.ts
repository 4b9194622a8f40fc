import { postage } from './postage.ts';
import { zoneOf } from './zones.ts';

declare const process: { readonly argv: readonly string[] };

const [, , grams = '0', country = 'CH'] = process.argv;
console.log(String(postage(Number(grams)) * zoneOf(country)));
