import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { fixAll } from '../../core/language/fixAll.ts';
import { quickFixesAt } from '../../core/language/quickFixes.ts';
import { diagnosticOf } from '../diagnostics.ts';
import type { Asked, Feature, Session } from '../feature.ts';
import { textEditOf, workspaceEditOf } from '../translate.ts';

const fixAllKind = `${CodeActionKind.SourceFixAll}.mstack`;

export const codeActions: Feature = {
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
  }),
  listen: (connection, session) => {
    connection.onCodeAction(({ textDocument, range, context }) => {
      const asked = session.asked(textDocument.uri);
      if (asked === undefined) {
        return undefined;
      }
      const wants = (kind: string): boolean =>
        context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
      const fixes = quickFixesAt(asked.document, range, asked.repository)
        .filter((fix) => wants(fix.kind))
        .map((fix): CodeAction => ({
          title: fix.title,
          kind: fix.kind,
          isPreferred: fix.preferred,
          diagnostics: fix.problem === undefined ? [] : [diagnosticOf(fix.problem, session.links)],
          edit: workspaceEditOf(asked.repository, [{ file: asked.document.file, edits: fix.edits }]),
        }));
      // It goes over the whole file, so it is worked out only for a client that asks for it by name, or for a problem.
      const all = wants(fixAllKind) && (context.only !== undefined || fixes.some((fix) => fix.isPreferred === true));
      return [...fixes, ...(all ? allFixes(asked, session) : [])];
    });
  },
};

function allFixes({ document, repository }: Asked, { ownCommands }: Session): CodeAction[] {
  const edits = fixAll(document, repository);
  return edits.length === 0
    ? []
    : [
        {
          title: `Mend everything in this plan that has one certain fix${ownCommands ? '' : ' (mstack)'}`,
          kind: fixAllKind,
          edit: { changes: { [repository.openDocument(document.file)?.uri ?? '']: edits.map(textEditOf) } },
        },
      ];
}
