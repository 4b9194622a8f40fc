import { languageOf } from '../core/mutation/languages.ts';
import { isTestFile } from '../core/mutation/sources.ts';
import { isManifest } from '../core/tamper/reading/dependencies.ts';
import { isSupportFile } from '../core/tamper/reading/supportFile.ts';
import { type FileStamps, stampsOf } from './fileStamps.ts';
import { runGit } from './gitCommand.ts';
import type { Repository } from './repository.ts';

const settings =
  /(?:^|\/)(?:[^/]+\.(?:config|conf|setup|workspace)\.\w+|\.[^/]*rc(?:\.\w+)?|[^/]+\.ini|tsconfig[^/]*\.json|biome\.jsonc?|\.?ruff\.toml|Makefile|GNUmakefile|justfile|\.config\/[^/]+|\.cargo\/[^/]+|\.env[^/]*)$/;

/** What the verdict on a plan's work stands on: the files of the work, tests and what they use, settings of tools. */
export class JudgedFiles {
  readonly #repository: Repository;
  readonly #tree: string;
  readonly #own: ReadonlySet<string>;
  readonly #files: readonly string[];

  private constructor(repository: Repository, tree: string, own: ReadonlySet<string>, files: readonly string[]) {
    this.#repository = repository;
    this.#tree = tree;
    this.#own = own;
    this.#files = files;
  }

  /**
   * @param tree the work tree as it was collected (`Repository.snapshot`)
   * @param own paths of the work; undefined: every file counts
   */
  static async of(repository: Repository, tree: string, own?: readonly string[]): Promise<JudgedFiles> {
    const listed = await runGit(repository.root, { args: ['ls-tree', '-r', '-z', '--name-only', tree] });
    const work = new Set(own);
    const files = listed
      .split('\0')
      .filter((file) => file !== '' && (own === undefined || work.has(file) || isRelied(file)));
    return new JudgedFiles(repository, tree, work, files);
  }

  stamps(): FileStamps {
    return stampsOf(this.#repository.root, this.#files);
  }

  /**
   * Those whose content is not that of the tree, but for what somebody has committed since. What tests leave behind is none:
   * of files that are new, only programs and settings count.
   */
  async changed(): Promise<readonly string[]> {
    const now = await this.#repository.snapshot();
    const changes = now === this.#tree ? [] : await this.#repository.changes(this.#tree, now);
    if (changes.length === 0) {
      return [];
    }
    const open = new Set((await this.#repository.changes('HEAD', now)).map(({ path }) => path));
    return changes
      .filter(({ path, change }) => this.#own.has(path) || (change === 'added' ? isRead(path) : isRelied(path)))
      .map(({ path }) => path)
      .filter((path) => open.has(path) || this.#own.has(path));
  }
}

function isRead(path: string): boolean {
  return isSettings(path) || (isTestFile(path) && languageOf(path) !== undefined);
}

function isRelied(path: string): boolean {
  return isSettings(path) || isTestFile(path) || isSupportFile(path);
}

function isSettings(path: string): boolean {
  return settings.test(path) || isManifest(path);
}
