import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { Completion, CompletionKind } from '../../core/language/completion/completion.ts';
import { completionsAt, completionTriggers } from '../../core/language/completion/completionsAt.ts';
import type { Feature, Session } from '../feature.ts';

export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [...completionTriggers] } }),
  listen: (connection, session) => {
    connection.onCompletion(({ textDocument, position }) => {
      const asked = session.asked(textDocument.uri);
      if (asked === undefined) {
        return undefined;
      }
      const { items, incomplete } = completionsAt(asked.document, position, asked.repository);
      return { isIncomplete: incomplete, items: items.map((item) => itemOf(item, session)) };
    });
  },
};

function itemOf(offered: Completion, { snippets, ownCommands }: Session): CompletionItem {
  const { label, detail, documentation, edit, filterText, sortText } = offered;
  const snippet = snippets ? offered.snippet : undefined;
  return {
    label,
    kind: kinds[offered.kind],
    filterText,
    sortText,
    textEdit: { range: edit.range, newText: snippet ?? edit.text },
    insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    ...(detail === '' ? {} : { detail }),
    ...(documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    // A command of VS Code's; other clients ask again by themselves when a trigger character is written.
    ...(offered.again && ownCommands ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  plan: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  tag: CompletionItemKind.Keyword,
  command: CompletionItemKind.Function,
  word: CompletionItemKind.Text,
  skeleton: CompletionItemKind.Snippet,
};
