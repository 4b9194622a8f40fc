import { folderOf } from './plannedWords.ts';

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

/** Those of the sources that a file brings in, by paths from its folder (`../src/money.js`) or by modules (`shop.money`). */
export function broughtFrom(path: string, text: string, sources: readonly string[]): readonly string[] {
  const keys = new Map(sources.map((source) => [keyOf(source), source]));
  const quoted = [...text.matchAll(/["']([\w@.-]{0,100}\/[\w@./-]{1,200})["']/g)].map(([, each = '']) =>
    each.startsWith('.') ? joined(folderOf(path), each) : each.replace(/^[@~]\//, ''),
  );
  const dotted = [...text.matchAll(/^(?:from|import|use) ([\w.:]{1,200})(?: import (\w{1,100}))?/gm)].flatMap(
    ([, module = '', name = '']) => {
      const parts = module.split(/[.:]+/).filter((part) => part !== '' && part !== 'crate');
      const at = module.startsWith('.') ? [...folderOf(path).split('/'), ...parts] : parts;
      return [[...at, name].join('/'), at.join('/'), at.slice(0, -1).join('/')];
    },
  );
  return [...new Set([...quoted, ...dotted].flatMap((each) => sourceOf(keys, each)))];
}

/** From the top, or below a folder of sources. */
function sourceOf(keys: ReadonlyMap<string, string>, written: string): readonly string[] {
  const key = keyOf(written);
  const found = ['', 'src/', 'lib/', 'app/'].map((folder) => keys.get(folder + key)).find((each) => each !== undefined);
  return key === '' || found === undefined ? [] : [found];
}

/** Without the ending, and without the name that a folder's own file has. */
function keyOf(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]sx?|py|rs|go|rb|php|java|kt|cs)$/, '').replace(/\/(?:index|__init__|mod)$/, '');
}

function joined(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
