import type { ShellWord } from './shellWords.ts';

/** A file or folder that a command cannot do without. */
export interface CommandPath {
  readonly word: ShellWord;
  /** Relative to the repository, without `./` and a closing slash. */
  readonly path: string;
  /**
   * `script` is started, `input` is read, `folder` is gone into; `tests` selects tests; `searched` is looked through by
   * grep and its kin.
   */
  readonly role: 'script' | 'input' | 'folder' | 'tests' | 'searched';
  /** The word may also be a part of a path, or a pattern for one. */
  readonly loose: boolean;
  /** Folder that the word is relative to, where an option of the command names another one than the shell is in. */
  readonly base?: string;
}
