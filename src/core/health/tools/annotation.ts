import type { Finding, ToolRun } from '../health.ts';
import { findingPath } from '../output.ts';
import { severityOf } from '../structured.ts';

/** GitHub's workflow command, which several tools print on request: `::error file=a.ts,line=2,title=rule::message`. */
const annotation = /^::(error|warning) ([^:]*(?::[^:]+)*?)::(.*)$/;

export function readAnnotation(run: ToolRun, text: string): Finding | undefined {
  const [, level, properties, message] = text.startsWith('::') ? (annotation.exec(text) ?? []) : [];
  if (properties === undefined || message === undefined) {
    return undefined;
  }
  const values = new Map(
    properties.split(',').map((property) => {
      const at = property.indexOf('=');
      return [property.slice(0, at), property.slice(at + 1)];
    }),
  );
  const file = values.get('file');
  const line = values.get('line');
  return {
    file: file === undefined ? undefined : findingPath(run, file),
    line: line === undefined ? undefined : Number(line),
    code: values.get('title'),
    severity: severityOf(level),
    // Oxlint repeats the place at the beginning of the message.
    message: file !== undefined && message.startsWith(`${file}:`) ? message.replace(/^.+?:\d+:\d+: /, '') : message,
  };
}
