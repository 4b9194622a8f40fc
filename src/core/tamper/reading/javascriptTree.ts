import { languageOf } from '../../mutation/languages.ts';
import type { Token } from '../../mutation/token.ts';
import { tokenize } from '../../mutation/tokenize.ts';

/** What a setting says, wherever it stands: calls and functions around it are looked through. */
export interface Setting {
  /** Keys from the outside in; a list's places have none. */
  readonly path: readonly string[];
  /** A text, a number, `true`; of other code its words. */
  readonly value: string;
  /** From 0. */
  readonly line: number;
}

/**
 * The settings of a file that is a program: its object and list literals, as they are written. What they are handed to
 * (`defineConfig({…})`, `mergeConfig(base, {…})`, `() => ({…})`) does not matter. Never fails.
 */
export function readJavascriptSettings(text: string): readonly Setting[] {
  const language = languageOf('settings.ts');
  return language === undefined ? [] : new Reader(text, tokenize(text, language)).read();
}

/** Beyond this nobody nests settings. */
const deepest = 40;

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #found: Setting[] = [];
  #at = 0;
  #line = 0;
  #lineEnd = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  read(): readonly Setting[] {
    while (this.#at < this.#tokens.length) {
      const word = this.#peek();
      if ((word === 'import' || word === 'export') && /^(?:\{|type|\*)$/.test(this.#peek(1))) {
        this.#skipStatement();
      } else if (word === 'interface' || (word === 'type' && this.#tokens[this.#at + 1]?.kind === 'word')) {
        this.#skipStatement();
      } else if (word === '{' || word === '[') {
        this.#value([], 0);
      } else if (word === 'export' || word === 'default' || word === '=' || word === '(' || word === ',') {
        this.#at += 1;
        this.#bare(word);
      } else {
        this.#at += 1;
      }
    }
    return this.#found;
  }

  /** `...tseslint.configs.recommended` at the top of a list of arguments. */
  #bare(before: string): void {
    if (/^[(,]$/.test(before) && this.#peek() === '...') {
      this.#value([], 0);
    }
  }

  #peek(ahead = 0): string {
    return this.#tokens[this.#at + ahead]?.text ?? '';
  }

  /** Imports, and declarations of types: up to the end of their bracket. */
  #skipStatement(): void {
    const first = this.#tokens[this.#at];
    this.#at += 1;
    while (this.#at < this.#tokens.length && this.#peek() !== ';') {
      if (this.#peek() === '{') {
        this.#skipBracket();
        if (first?.text !== 'import' && first?.text !== 'export') {
          return;
        }
      } else if (this.#tokens[this.#at]?.kind === 'string') {
        this.#at += 1;
        return;
      } else {
        this.#at += 1;
      }
    }
  }

  #skipBracket(): void {
    let depth = 0;
    do {
      const text = this.#peek();
      depth += /^[([{]$/.test(text) ? 1 : /^[)\]}]$/.test(text) ? -1 : 0;
      this.#at += 1;
    } while (depth > 0 && this.#at < this.#tokens.length);
  }

  #value(path: readonly string[], depth: number): void {
    const text = this.#peek();
    if (depth > deepest) {
      this.#at += 1;
    } else if (text === '{') {
      this.#object(path, depth);
    } else if (text === '[') {
      this.#at += 1;
      this.#items(path, depth);
    } else {
      this.#expression(path, depth);
    }
  }

  #items(path: readonly string[], depth: number): void {
    while (this.#at < this.#tokens.length && this.#peek() !== ']') {
      const start = this.#at;
      if (this.#peek() === ',') {
        this.#at += 1;
      } else {
        this.#value(path, depth + 1);
      }
      this.#at += this.#at === start ? 1 : 0;
    }
    this.#at += 1;
  }

  #object(path: readonly string[], depth: number): void {
    this.#at += 1;
    while (this.#at < this.#tokens.length && this.#peek() !== '}') {
      const start = this.#at;
      const key = this.#tokens[this.#at];
      if (key?.text === ',') {
        this.#at += 1;
      } else if ((key?.kind === 'word' || key?.kind === 'string' || key?.kind === 'number') && this.#peek(1) === ':') {
        this.#at += 2;
        this.#value([...path, said(key)], depth + 1);
      } else {
        this.#expression(path, depth);
      }
      this.#at += this.#at === start ? 1 : 0;
    }
    this.#at += 1;
  }

  /** Up to the comma or bracket that ends it; literals in it are settings of the same place. */
  #expression(path: readonly string[], depth: number): void {
    const first = this.#at;
    const words: string[] = [];
    let open = 0;
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      const text = token?.text ?? '';
      if (text === '{' || text === '[') {
        this.#value(path, depth + 1);
        words.push('…');
        continue;
      }
      if ((open === 0 && /^[,)\]}]$/.test(text)) || (/^[\]}]$/.test(text) && open > 0)) {
        break;
      }
      open += text === '(' ? 1 : text === ')' ? -1 : 0;
      words.push(token === undefined ? '' : token.kind === 'string' ? said(token) : text);
      this.#at += 1;
    }
    const value = words.join('');
    if (/[\w'"]/.test(value) || value === '') {
      this.#found.push({ path, value: unsigned(value), line: this.#lineOf(first) });
    }
  }

  #lineOf(at: number): number {
    const start = this.#tokens[at]?.start ?? this.#text.length;
    while (this.#lineEnd !== -1) {
      const end = this.#text.indexOf('\n', this.#lineEnd);
      if (end === -1 || end >= start) {
        break;
      }
      this.#line += 1;
      this.#lineEnd = end + 1;
    }
    return this.#line;
  }
}

/** Without quotes. */
function said({ text, kind, quotes }: Token): string {
  return kind === 'string' ? text.slice(quotes.open, text.length - quotes.close) : text;
}

/** `90_000` is 90000. */
function unsigned(value: string): string {
  return /^-?[\d_]+$/.test(value) ? value.replaceAll('_', '') : value;
}
