import { textHash } from '../base/textHash.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';

/** Facts that note what they are asked. */
export interface NotingFacts {
  readonly facts: RepositoryFacts;
  /** What was asked so far, and the answers; `AskedFacts.stand` knows the form. */
  readonly asked: () => string;
}

/** Lets a judgement be kept for as long as everything that it was told of the repository is still so. */
export class AskedFacts {
  readonly #facts: RepositoryFacts;
  /** What was looked at last, because everything that a command keeps is asked for more than once. */
  #last: { readonly asked: string; readonly stands: boolean } | undefined;
  /** Answers that take long, by question. */
  readonly #known = new Map<string, string>();

  constructor(facts: RepositoryFacts) {
    this.#facts = facts;
  }

  /** The same facts, for one judgement. */
  noting(): NotingFacts {
    const lines = new Set<string>();
    const { files, mayBeUnlisted, ...named } = this.#facts;
    /** Notes a question before it is answered. */
    const noted =
      <Answer>(kind: Kind, answer: (subject: string) => Answer) =>
      (subject: string): Answer => {
        lines.add(this.#line(kind, subject));
        return answer(subject);
      };
    const value = <Name extends keyof typeof named>(kind: Kind, name: Name): (typeof named)[Name] => {
      lines.add(this.#line(kind, ''));
      return named[name];
    };
    return {
      facts: {
        files: {
          hasFile: noted('f', files.hasFile),
          hasFolder: noted('d', files.hasFolder),
          matches: noted('g', files.matches),
          namesIn: noted('i', files.namesIn),
          named: noted('n', files.named),
          withChanges: (created, deleted) => {
            // Nobody could tell later what was made of the whole tree.
            lines.add(never);
            return files.withChanges(created, deleted);
          },
        },
        get packageScripts() {
          return value('p', 'packageScripts');
        },
        get packageDependencies() {
          return value('q', 'packageDependencies');
        },
        get makeTargets() {
          return value('m', 'makeTargets');
        },
        get justRecipes() {
          return value('j', 'justRecipes');
        },
        get cargoNames() {
          return value('c', 'cargoNames');
        },
        ...(mayBeUnlisted === undefined ? {} : { mayBeUnlisted: noted('u', mayBeUnlisted) }),
      },
      asked: () => [...lines].join('\n'),
    };
  }

  /** Whether the facts give all the answers that were noted. */
  stand(asked: string): boolean {
    if (this.#last?.asked !== asked) {
      const stands = asked === '' || asked.split('\n').every((line) => this.#stands(line));
      this.#last = { asked, stands };
    }
    return this.#last.stands;
  }

  #stands(line: string): boolean {
    const kind = line[0] ?? '';
    if (!isKind(kind)) {
      return false;
    }
    const subject = line.slice(line.indexOf(' ') + 1);
    const decide = decisions[kind];
    // Most lines are of this kind: no need to write the line down again.
    return decide === undefined
      ? this.#line(kind, subject) === line
      : decide(this.#facts, subject) === (line[1] === '1');
  }

  /** The letter of the kind, the answer, a blank, and what was asked for. */
  #line(kind: Kind, subject: string): string {
    return subject.includes('\n') ? never : `${kind}${this.#answer(kind, subject)} ${subject}`;
  }

  #answer(kind: Kind, subject: string): string {
    const decide = decisions[kind];
    if (decide !== undefined) {
      return decide(this.#facts, subject) ? '1' : '0';
    }
    const question = `${kind}${subject}`;
    const known = this.#known.get(question) ?? textHash(JSON.stringify(lists[kind]?.(this.#facts, subject) ?? null));
    this.#known.set(question, known);
    return known;
  }
}

/** A line that never stands. */
const never = '!';

const kinds = ['f', 'd', 'g', 'u', 'i', 'n', 'p', 'q', 'm', 'j', 'c'] as const;

type Kind = (typeof kinds)[number];

const kindLetters: ReadonlySet<string> = new Set(kinds);

function isKind(letter: string): letter is Kind {
  return kindLetters.has(letter);
}

const decisions: Readonly<Partial<Record<Kind, (facts: RepositoryFacts, subject: string) => boolean>>> = {
  f: ({ files }, path) => files.hasFile(path),
  d: ({ files }, path) => files.hasFolder(path),
  g: ({ files }, glob) => files.matches(glob),
  u: ({ mayBeUnlisted }, path) => mayBeUnlisted?.(path) === true,
};

/** Told by their hash. */
const lists: Readonly<Partial<Record<Kind, (facts: RepositoryFacts, subject: string) => unknown>>> = {
  i: ({ files }, folder) => files.namesIn(folder),
  n: ({ files }, name) => files.named(name),
  p: ({ packageScripts }) => [...packageScripts],
  q: ({ packageDependencies }) => (packageDependencies === undefined ? undefined : [...packageDependencies]),
  m: ({ makeTargets }) => makeTargets,
  j: ({ justRecipes }) => justRecipes,
  c: ({ cargoNames }) => cargoNames,
};
