import * as z from 'zod';
import type { Finding, ToolRun } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { readJson } from '../structured.ts';
import { found, startsProgram, type HealthTool } from './tool.ts';

/** `Unused exports (3)`, in a monorepo with the workspace before it. Configuration hints are advice, not findings. */
const title = /^(?:\[.+\] )?((?:Unused|Unlisted|Unresolved|Unreferenced|Duplicate|Circular|Missing|Catalog).*)/;
const number = / \(\d+\)$/;

/** `--reporter json`: by file, and in it by kind of issue a list, whatever the kind is called. */
const report = z.looseObject({ issues: z.array(z.looseObject({ file: z.string() })) });
const issue = z.looseObject({ name: z.string(), line: z.number().optional() });

/** Knip's default format, `--reporter compact`, and its JSON. */
export const knip: HealthTool = {
  id: 'knip',
  category: 'deadcode',
  recognises: (commandLine) => startsProgram(commandLine, ['knip', 'knip-bun']),
  read: (run) => {
    const list = findingList();
    const json = readJson(run, report);
    if (json !== undefined) {
      for (const { file, ...kinds } of json.issues) {
        for (const [code, items] of Object.entries(kinds)) {
          for (const { name, line } of z.array(issue).safeParse(items).data ?? []) {
            list.add({ file: findingPath(run, file), line, code, message: name });
          }
        }
      }
      return found(list);
    }
    let section: string | undefined;
    forEachLine(run, (text) => {
      const counted = number.exec(text);
      if (counted !== null) {
        section = title.exec(text.slice(0, counted.index))?.[1];
      } else if (text.trim() === '') {
        section = undefined;
      } else if (section !== undefined) {
        for (const finding of readItem(run, section, text)) {
          list.add(finding);
        }
      }
    });
    return found(list);
  },
};

function readItem(run: ToolRun, section: string, text: string): readonly Finding[] {
  const columns = text.trim().split(/ {2,}/);
  const [name = '', ...rest] = columns;
  if (section.endsWith('files')) {
    const [file = name] = name.split(': ', 1);
    return [{ file: findingPath(run, file), line: undefined, code: section, message: 'nothing uses this file' }];
  }
  const place = rest.at(-1);
  if (place !== undefined) {
    const [, file = place, line] = /^(.*?):(\d+)(?::\d+)?$/.exec(place) ?? [];
    return [
      {
        file: findingPath(run, file),
        line: line === undefined ? undefined : Number(line),
        code: section,
        message: [name, ...rest.slice(0, -1)].join(' '),
      },
    ];
  }
  const [, file, names] = /^(.+?): (.+)/.exec(name) ?? [];
  if (file === undefined || names === undefined) {
    return [{ file: undefined, line: undefined, code: section, message: name }];
  }
  return names
    .split(', ')
    .map((message) => ({ file: findingPath(run, file), line: undefined, code: section, message }));
}
