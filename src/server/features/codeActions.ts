import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from 'vscode-languageserver';
import * as z from 'zod';
import type { Range } from '../../core/base/range.ts';
import { isForAgent } from '../../core/language/codeLenses.ts';
import { fixAll } from '../../core/language/fixAll.ts';
import type { QuickFix } from '../../core/language/quickFix.ts';
import { isEvidence } from '../../core/plan/plan.ts';
import { quickFixesAt } from '../../core/language/quickFixes.ts';
import { diagnosticOf } from '../diagnostics.ts';
import type { Asked, Feature, Session } from '../feature.ts';
import { textEditOf } from '../translate.ts';
import { probeCommand } from './commands.ts';

const fixAllKind = `${CodeActionKind.SourceFixAll}.mstack`;

export const codeActions: Feature = {
  capabilities: ({ resolvesEdits }) => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      ...(resolvesEdits ? { resolveProvider: true } : {}),
    },
  }),
  listen: (connection, session) => {
    connection.onCodeAction((parameters) => {
      const asked = session.asked(parameters.textDocument.uri);
      return (
        asked && [
          ...actionsFor(parameters, asked, session),
          ...agentActions(parameters, asked),
          ...probeActions(parameters, asked),
        ]
      );
    });
    connection.onCodeActionResolve((action) => {
      const awaited = awaitedEdit.safeParse(action.data).data;
      // Of a text that has changed since, nothing is known where it was found.
      if (awaited === undefined || session.open(awaited.uri)?.version !== awaited.version) {
        return action;
      }
      const asked = session.asked(awaited.uri);
      const edits = asked === undefined ? [] : editsOf(action.title, awaited, asked);
      return edits.length === 0 ? action : { ...action, edit: editIn(awaited.uri, edits) };
    });
  },
};

const place = z.object({ line: z.number(), character: z.number() });

/** What a client hands back when it wants the edit of an action. */
const awaitedEdit = z.object({
  uri: z.string(),
  /** Of the text that the action was offered for. */
  version: z.number(),
  /** Where the fix was found; absent: in the whole file. */
  range: z.object({ start: place, end: place }).optional(),
  /** Which of those of the same title it is. */
  which: z.number().default(0),
});

type AwaitedEdit = z.infer<typeof awaitedEdit>;

function actionsFor(
  { textDocument: { uri }, range, context }: CodeActionParams,
  asked: Asked,
  session: Session,
): CodeAction[] {
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const version = session.open(uri)?.version ?? 0;
  const found =
    wants(CodeActionKind.QuickFix) || wants(CodeActionKind.RefactorRewrite)
      ? quickFixesAt(asked.document, range, asked.repository).filter((fix) => wants(fix.kind))
      : [];
  const seen = new Map<string, number>();
  const fixes = found.map((fix): CodeAction => {
    const at = fix.problem?.range ?? range;
    const key = JSON.stringify([at, fix.title]);
    const which = seen.get(key) ?? 0;
    seen.set(key, which + 1);
    return {
      title: fix.title,
      kind: fix.kind,
      isPreferred: fix.preferred,
      diagnostics: fix.problem === undefined ? [] : [diagnosticOf(fix.problem, session.links)],
      ...(session.resolvesEdits ? { data: { uri, version, range: at, which } } : { edit: editIn(uri, fix.edits) }),
    };
  });
  const title = `Mend everything in this plan that has one certain fix${session.ownCommands ? '' : ' (mstack)'}`;
  // It goes over the whole file: it is worked out for a client that asks for it by name, or once a person wants it.
  const named = context.only !== undefined;
  if (!wants(fixAllKind) || (!named && !found.some((fix) => fix.preferred))) {
    return fixes;
  }
  if (session.resolvesEdits && !named) {
    return [...fixes, { title, kind: fixAllKind, data: { uri, version } }];
  }
  const edits = fixAll(asked.document, asked.repository);
  return edits.length === 0 ? fixes : [...fixes, { title, kind: fixAllKind, edit: editIn(uri, edits) }];
}

/** On what the doctor found in a weak plan: an agent may mend it, which takes a while and shows what it would change. */
function agentActions(
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
  { document: { plan, diagnosis } }: Asked,
): CodeAction[] {
  const isWanted = only === undefined || only.includes(CodeActionKind.QuickFix);
  if (diagnosis === undefined || plan === undefined) {
    return [];
  }
  const isFound = diagnosis.problems.some(
    ({ severity, range: own }) =>
      (severity === 'error' || severity === 'warning') &&
      own.start.line <= range.end.line &&
      range.start.line <= own.end.line,
  );
  const title = 'Fix the plan with an agent';
  return isWanted && isFound && isForAgent(plan, diagnosis.score)
    ? [{ title, kind: CodeActionKind.QuickFix, command: { title, command: 'mstack.fixPlan', arguments: [uri] } }]
    : [];
}

/** On a check: whether it can prove anything can be found out. */
function probeActions(
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
  { document: { plan } }: Asked,
): CodeAction[] {
  const { line } = range.start;
  const isWanted = only === undefined || only.includes(CodeActionKind.QuickFix);
  const title = 'Probe this plan’s checks';
  return isWanted &&
    plan?.checks.some(
      (check) => isEvidence(check) && check.range.start.line <= line && line <= check.range.end.line,
    ) === true
    ? [{ title, kind: CodeActionKind.QuickFix, command: { title, command: probeCommand, arguments: [uri] } }]
    : [];
}

function editsOf(title: string, { range, which }: AwaitedEdit, { document, repository }: Asked): QuickFix['edits'] {
  if (range === undefined) {
    return fixAll(document, repository);
  }
  const same = quickFixesAt(document, range, repository).filter((fix) => fix.title === title && isAt(fix, range));
  return same[which]?.edits ?? [];
}

/** A problem next to the one in question is at its range, too. */
function isAt({ problem }: QuickFix, { start, end }: Range): boolean {
  const own = problem?.range;
  return (
    own === undefined ||
    (own.start.line === start.line &&
      own.start.character === start.character &&
      own.end.line === end.line &&
      own.end.character === end.character)
  );
}

function editIn(uri: string, edits: QuickFix['edits']): WorkspaceEdit {
  return { changes: { [uri]: edits.map(textEditOf) } };
}
