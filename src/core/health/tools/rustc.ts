import * as z from 'zod';
import type { Category, Finding, ToolRun } from '../health.ts';
import { findingList, findingPath, forEachLine } from '../output.ts';
import { lineJson, severityOf } from '../structured.ts';
import { found, startsProgram, startsSubcommand, type HealthTool } from './tool.ts';

/** `error[E0308]: mismatched types`, `warning: unused variable: …`; below it ` --> src/lib.rs:2:9`. */
const headline = /^(error|warning)(?:\[(E\d+)\])?: (.+)$/;
const place = /^ *--> (.+):(\d+):\d+$/;
/** `note: #[warn(unused_variables)]`, `#[deny(clippy::needless_return)]`; only the first of a kind has one. */
const lint = /`#\[(?:warn|deny|forbid)\(([\w:]+)\)\]`/;
/** `--message-format=short`: `src/lib.rs:2:9: warning: unused variable: …`. */
const short = /^([^\s:][^:]*):(\d+):\d+: (error|warning)(?:\[(E\d+)\])?: (.+)$/;

const message = z.looseObject({
  reason: z.literal('compiler-message'),
  message: z.looseObject({
    message: z.string(),
    level: z.string(),
    code: z.looseObject({ code: z.string() }).nullish(),
    spans: z.array(z.looseObject({ file_name: z.string(), line_start: z.number(), is_primary: z.boolean() })),
  }),
});

/** Rust's compiler and Clippy, through Cargo: printed for people, `short`, and `--message-format=json`. */
export const rustc: HealthTool = {
  id: 'rustc',
  category: 'typecheck',
  recognises: (commandLine) =>
    startsSubcommand(commandLine, 'cargo', ['check', 'c', 'build', 'b', 'clippy', 'test', 't', 'nextest', 'rustc']) ||
    startsProgram(commandLine, ['rustc', 'cargo-clippy']),
  read: (run) => {
    const list = findingList();
    const add = (finding: Finding): void => {
      if (belongs(run.command.category, finding)) {
        list.add(finding);
      }
    };
    // A finding is complete when the next one begins: the lint's name comes after the place.
    let waiting: Finding | undefined;
    const flush = (): void => {
      // Without a place it is Cargo's own summary: `could not compile`, `generated 2 warnings`.
      if (waiting?.file !== undefined) {
        add(waiting);
      }
      waiting = undefined;
    };
    forEachLine(run, (line) => {
      const finding = readJsonLine(run, line) ?? readShort(run, line);
      if (finding !== undefined) {
        add(finding);
        return;
      }
      const [, level, number, told] = headline.exec(line) ?? [];
      if (told !== undefined) {
        flush();
        waiting = { file: undefined, line: undefined, code: number, message: told, severity: severityOf(level) };
        return;
      }
      const [, file, at] = place.exec(line) ?? [];
      if (waiting !== undefined && waiting.file === undefined && file !== undefined) {
        waiting = { ...waiting, file: findingPath(run, file), line: Number(at) };
      }
      const [, name] = lint.exec(line) ?? [];
      if (waiting !== undefined && waiting.code === undefined && name !== undefined) {
        waiting = { ...waiting, code: name };
      }
    });
    flush();
    return found(list);
  },
};

/** What the compiler itself calls unused: the lints of `dead_code` and `unused`, by the words that each message has. */
const unused = /^(?:unused |unreachable |(?:\S+ )+(?:is|are) never (?:used|read|constructed|assigned))/;

/** Cargo says everything at once: dead code is counted once, as dead code. */
function belongs(category: Category, finding: Finding): boolean {
  const dead = finding.severity === 'warning' && unused.test(finding.message);
  switch (category) {
    case 'deadcode':
      return dead || finding.severity === 'error';
    case 'typecheck':
      return !dead;
    default:
      return true;
  }
}

function readShort(run: ToolRun, line: string): Finding | undefined {
  const [, file, number, level, code, told] = short.exec(line) ?? [];
  return file === undefined || told === undefined
    ? undefined
    : { file: findingPath(run, file), line: Number(number), code, message: told, severity: severityOf(level) };
}

function readJsonLine(run: ToolRun, line: string): Finding | undefined {
  const { data } = message.safeParse(lineJson(line));
  const span = data?.message.spans.find(({ is_primary: primary }) => primary);
  if (data === undefined || span === undefined) {
    return undefined;
  }
  return {
    file: findingPath(run, span.file_name),
    line: span.line_start,
    code: data.message.code?.code,
    message: data.message.message,
    severity: severityOf(data.message.level),
  };
}
