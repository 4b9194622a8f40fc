import type { Range } from '../../base/range.ts';
import type { TextEdit } from '../../base/textEdit.ts';

export type CompletionKind = 'key' | 'value' | 'plan' | 'file' | 'folder' | 'tag' | 'command' | 'word' | 'skeleton';

/** What a person may choose to have written, ready for a client. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown; empty: there is nothing more to say. */
  readonly documentation: string;
  /** For a client that knows no snippets. Its range holds the position that was asked about. */
  readonly edit: TextEdit;
  /** The same text in the snippet syntax of LSP; undefined: it has no gaps. */
  readonly snippet: string | undefined;
  /** What the words between the range's start and the cursor are compared with. */
  readonly filterText: string;
  /** Sorts as the list is sorted. */
  readonly sortText: string;
  /** What is written goes on: a folder, a key. The client asks for completions again. */
  readonly again: boolean;
}

export interface CompletionList {
  readonly items: readonly Completion[];
  /** There are more: the client asks again when more has been typed. */
  readonly incomplete: boolean;
}

/** A completion as its source gives it: in the order in which a person wants to see it. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: string;
  readonly range: Range;
  /** Plain text; undefined: the template's. */
  readonly text?: string;
  /** A text with gaps, see `template.ts`. */
  readonly template?: string;
  /** Written behind the cursor of clients that know snippets, before that of those that do not. */
  readonly behind?: string;
  readonly filterText?: string;
  readonly again?: boolean;
}
