import type { Literal, Token } from './token.ts';

/** What the tokenizer and the mutators know of a language. One file each in `languages/`; `languages.ts` is the registry. */
export interface Language {
  readonly id: string;
  /** Endings of its files, with the dot. */
  readonly endings: readonly string[];
  /** How blocks are written: in curly brackets, by indentation, or up to `end`. */
  readonly blocks: 'brackets' | 'indentation' | 'end';
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  readonly nestedComments: boolean;
  /** A literal that begins here; undefined: none does. `previous` is the token before it. */
  readonly literal: (text: string, at: number, previous: Token | undefined) => Literal | undefined;
  /** A text that begins on the next line, announced here. */
  readonly heredoc?: (text: string, at: number, previous: Token | undefined) => Heredoc | undefined;
  /** Where the program begins in the text, for pages with programs in them; see `outsideEnd`. */
  readonly outside?: (text: string, at: number) => number;
  /** Words behind which no value is complete, so that a sign that follows is not between two values. */
  readonly keywords: ReadonlySet<string>;
  readonly words: LanguageWords;
  /** How the condition behind `if` and `while` is written. */
  readonly conditions: 'parentheses' | 'bare';
  /** Whether `while (false)` may be written. */
  readonly mayNeverLoop: boolean;
  /** Whether `<` and `>` also enclose types, so that only those between blanks compare. */
  readonly angleTypes: boolean;
  /** First words of statements that bring names from elsewhere. */
  readonly imports: ReadonlySet<string>;
  /** Whether a line end ends a statement that could end there. */
  readonly linesEndStatements: boolean;
}

export interface LanguageWords {
  readonly yes: string;
  readonly no: string;
  /** What a function gives that gives nothing; undefined: that depends on its type. */
  readonly nothing: string | undefined;
  /** Stands for a statement that does nothing; empty where one may be left out. */
  readonly idle: string;
  readonly and: readonly string[];
  readonly or: readonly string[];
  readonly not: readonly string[];
}

export interface Heredoc {
  /** End of its announcement. */
  readonly end: number;
  /** The word on the line that ends it. */
  readonly closer: string;
  /** Whether the program goes on right behind that word. */
  readonly goesOn: boolean;
}
