/** Last parts of what a file brings in: `./money.js` gives `money`. */
export function namesBroughtIn(text: string): ReadonlySet<string> {
  const quoted = [...text.matchAll(/["']([\w@./-]{1,200})["']/g)].map(([, path = '']) => path);
  const dotted = [...text.matchAll(/^(?:from|import|use) ([\w.:]{1,200})/gm)].map(([, path = '']) => path);
  return new Set(
    [...quoted, ...dotted].map(
      (path) =>
        path
          .replace(/\.\w{1,4}$/, '')
          .split(/[/.:]/)
          .at(-1) ?? '',
    ),
  );
}
