import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type PlanSymbol, symbolsIn } from '../../core/language/documentSymbols.ts';
import { symbolsFor } from '../../core/language/workspaceSymbols.ts';
import type { Feature } from '../feature.ts';
import { locationIn } from '../translate.ts';

export const symbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: { label: 'mstack' }, workspaceSymbolProvider: true }),
  listen: (connection, session) => {
    connection.onDocumentSymbol(({ textDocument }) => {
      const asked = session.asked(textDocument.uri);
      return asked && symbolsIn(asked.document).map(documentSymbolOf);
    });
    connection.onWorkspaceSymbol(({ query }) =>
      [...session.repositories()].flatMap((repository) =>
        symbolsFor(query, repository.plans()).map(({ kind, name, detail, file, range }): SymbolInformation => ({
          name,
          kind: kind === 'plan' ? SymbolKind.File : SymbolKind.Namespace,
          containerName: detail,
          location: locationIn(repository, file, range),
        })),
      ),
    );
  },
};

function documentSymbolOf({ kind, name, detail, range, selectionRange, children }: PlanSymbol): DocumentSymbol {
  return { name, detail, kind: kinds[kind], range, selectionRange, children: children.map(documentSymbolOf) };
}

const kinds: Readonly<Record<PlanSymbol['kind'], SymbolKind>> = {
  plan: SymbolKind.Module,
  section: SymbolKind.Namespace,
  label: SymbolKind.Field,
  criterion: SymbolKind.Boolean,
  task: SymbolKind.Enum,
  check: SymbolKind.Event,
  file: SymbolKind.File,
};
