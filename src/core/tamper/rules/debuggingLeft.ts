import { isTestFile } from '../../mutation/sources.ts';
import { lineAt, partsOf } from '../reading/sourceParts.ts';
import { scopeRule } from './scopeRule.ts';

/** Stops that wait for a person, which nobody commits. */
const stops =
  /^[ \t]{0,80}(?:debugger;?[ \t]{0,9}$|breakpoint\(\)|(?:import i?pdb; ?)?i?pdb\.set_trace\(\)|binding\.(?:pry|irb)\b|byebug$|runtime\.Breakpoint\(\))/gm;

/** Prints of a word that says only that the program came there. */
const marks =
  /^[ \t]{0,80}(?:console\.(?:log|error|warn)|print|println!|eprintln!|fmt\.Println|puts)[ (]{1,2}(?:['"`])(?:here|HERE|Here|got here|xxx+|XXX+|asdf|>{3,9}|#{3,9}|!{3,9})[ !\d]{0,9}['"`]\)?;?[ \t]{0,9}$/gm;

/** What somebody looked for a mistake with, and forgot. */
export const debuggingLeft = scopeRule('scope.debugging', ({ path, before = '', after = '' }) => {
  const found = [stops, marks].flatMap((pattern) => {
    const places = [...after.matchAll(pattern)];
    return places.length > [...before.matchAll(pattern)].length ? places.slice(-1) : [];
  });
  if (found.length === 0) {
    return [];
  }
  const { code } = partsOf(path, after);
  return found
    .filter(({ 0: text, index }) => code.slice(index, index + text.length).trim() !== '')
    .map(({ 0: text, index }) => ({
      line: lineAt(after, index),
      severity: isTestFile(path) ? ('flagged' as const) : ('blocks' as const),
      message: `\`${text.trim()}\` was there to look for a mistake. Take it out.`,
    }));
});
