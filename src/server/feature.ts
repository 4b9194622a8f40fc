import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { PlanDocument } from '../core/language/planDocument.ts';
import type { OpenDocument } from './openDocument.ts';
import type { PlanRepository } from './planRepository.ts';

/** A plan file that a request is about. */
export interface Asked {
  readonly repository: PlanRepository;
  readonly document: PlanDocument;
}

/** What a feature of the language server can look at. */
export interface Session {
  /** Undefined: not a plan file. */
  readonly asked: (uri: string) => Asked | undefined;
  readonly open: (uri: string) => OpenDocument | undefined;
  readonly repositories: () => Iterable<PlanRepository>;
  /** The repository that holds a file, opened if need be, and the file in it; undefined: none. */
  readonly placeOf: (uri: string) => { readonly repository: PlanRepository; readonly file: string } | undefined;
  /** Absolute paths that were created, changed or deleted outside of the editor's documents. */
  readonly filesChanged: (files: readonly string[]) => void;
  /** A probe of ours has ended. */
  readonly probesChanged: () => void;
  /** What is drawn beside the text has changed without the text. */
  readonly redraw: () => void;
  /** Addresses of the rules' descriptions, by code. */
  readonly links: ReadonlyMap<string, string>;
  /** Files that an edit of ours renames, as absolute paths from and to: nothing more is to be said about them. */
  readonly ownFileRenames: Set<string>;
  /** The client takes snippets in completions. */
  readonly snippets: boolean;
  /** The client can show where a definition was asked from. */
  readonly definitionLinks: boolean;
  /** The client can rename files as part of an edit. */
  readonly renamesFiles: boolean;
  /** The client can ask the person before it applies a part of an edit. */
  readonly confirmsChanges: boolean;
  /** The client asks for the edits of a code action once a person points at it, and hands back what it was given with it. */
  readonly resolvesEdits: boolean;
  /** The client carries out the commands of code lenses itself. */
  readonly ownCommands: boolean;
}

/** One feature of the protocol: one file in `features/`, one entry in `features.ts`. */
export interface Feature {
  readonly capabilities: (session: Session) => ServerCapabilities;
  readonly listen: (connection: Connection, session: Session) => void;
}
