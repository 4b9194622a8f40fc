import type { Clause } from './clauses.ts';
import type { EvidenceKind } from './evidenceKind.ts';
import { mentionEvidence } from './mentionEvidence.ts';
import type { Token } from './tokens.ts';

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly clause: Clause;
  /** Index of the token that carries it. */
  readonly at: number;
}

const units = new Set(
  'ms s sec secs second seconds minute minutes min mins hour hours h day days px rem em kb mb gb tb kib mib gib bytes byte fps rps qps requests lines tokens retries attempts percent x db hz mbps signatures points characters chars'.split(
    ' ',
  ),
);

const bounds = new Set(
  'least most under below within over above exceed exceeds exceeding than exactly maximum minimum max min up only every between'.split(
    ' ',
  ),
);

/** “An error naming the file”, “a message that says which”: what follows says what the thing must hold. */
const relativeDetails = new Set(
  'names lists contains states indicates identifies points links quotes specifies describes tells says shows explains includes name list contain state say show'.split(
    ' ',
  ),
);

const objectOpeners = new Set(
  'the a an each every both its their which what how why where that all this any whether when missing expected invalid supported available unknown'.split(
    ' ',
  ),
);

const negations = new Set(['not', 'no', 'never', 'without']);

/** Everything decidable in the tokens, outside conditions: “when `--json` is given” decides nothing by itself. */
export function findEvidence(tokens: readonly Token[], clauses: readonly Clause[]): Evidence[] {
  const found: Evidence[] = [];
  for (const clause of clauses) {
    if (clause.role === 'main') {
      findInClause(tokens, clause, found);
    }
  }
  return found;
}

function findInClause(tokens: readonly Token[], clause: Clause, found: Evidence[]): void {
  for (let at = clause.first; at <= clause.last; at += 1) {
    const kind = evidenceAt(tokens, at, clause);
    if (kind !== undefined) {
      found.push({ kind, clause, at });
    }
  }
  const list = listAt(tokens, clause);
  if (list !== undefined) {
    found.push({ kind: 'list', clause, at: list });
  }
}

function evidenceAt(tokens: readonly Token[], at: number, clause: Clause): EvidenceKind | undefined {
  const token = tokens[at];
  switch (token?.kind) {
    case 'word':
      return readers.get(token.lower)?.(tokens, at);
    case 'code':
    case 'quote':
    case 'name':
      return mentionEvidence(tokens, at, clause);
    case 'number':
      return numberEvidence(tokens, at);
    default:
      return undefined;
  }
}

function numberEvidence(tokens: readonly Token[], at: number): EvidenceKind | undefined {
  const token = tokens[at];
  const before = tokens[at - 1]?.lower ?? '';
  const beforeThat = tokens[at - 2]?.lower ?? '';
  const next = tokens[at + 1]?.lower ?? '';
  const near = [before, beforeThat, tokens[at - 3]?.lower ?? ''];
  if (token === undefined) {
    return undefined;
  }
  if (near.some((word) => word === 'exit' || word === 'exits' || word === 'exited')) {
    return 'exit';
  }
  if (
    /^[1-5]\d\d$/.test(token.text) &&
    (near.some((word) =>
      /^(?:https?|returns?|responds?|responses?|status|code|error|gets?|expects?|expected|receives?|with|yields?|gives?|sends?|answers?|back)$/.test(
        word,
      ),
    ) ||
      /^(?:responses?|errors?|status|not|ok)$/.test(next))
  ) {
    return 'status';
  }
  if (
    /[%a-zA-Z×$€£~±]/.test(token.text) ||
    units.has(next) ||
    bounds.has(before) ||
    /^[<>=≤≥:/]$/.test(before) ||
    (bounds.has(beforeThat) && before === 'of')
  ) {
    return 'threshold';
  }
  return /^\p{L}/u.test(next) && tokens[at + 1]?.kind === 'word' ? 'count' : undefined;
}

type ReadWord = (tokens: readonly Token[], at: number) => EvidenceKind | undefined;

const rows: readonly (readonly [words: string, read: ReadWord])[] = [
  [
    'exit exits',
    (tokens, at) =>
      ['code', 'codes', 'status', 'non', 'nonzero', 'zero', 'with'].includes(tokens[at + 1]?.lower ?? '')
        ? 'exit'
        : undefined,
  ],
  [
    'byte bit character',
    (tokens, at) => (['identical', 'for', 'by'].includes(tokens[at + 1]?.lower ?? '') ? 'exact' : undefined),
  ],
  ['verbatim checksum sha256 bitwise', () => 'exact'],
  ['fixture fixtures snapshot snapshots golden testsuite', () => 'test'],
  [
    'test tests spec specs check checks suite suites linter linters lint build',
    (tokens, at) =>
      (tokens[at]?.lower === 'test' && ['suite', 'suites'].includes(tokens[at + 1]?.lower ?? '')) ||
      passes(tokens, at + 1)
        ? 'test'
        : undefined,
  ],
  [
    'wcag rfc iso iec ieee owasp pep cve ecma posix pci hipaa gdpr soc oauth lighthouse',
    (tokens, at) => (isEdition(tokens[at + 1]) ? 'standard' : undefined),
  ],
  [
    'phpdoc jsdoc semver openapi',
    (tokens, at) => (tokens[at]?.lower !== 'openapi' || isEdition(tokens[at + 1]) ? 'standard' : undefined),
  ],
  [
    'naming listing containing stating indicating identifying pointing linking quoting specifying describing telling saying showing explaining acknowledging affirming crediting citing mentioning referencing',
    (tokens, at) => (isObject(tokens[at + 1]) ? 'detail' : undefined),
  ],
  [
    'that which clearly',
    (tokens, at) =>
      relativeDetails.has(tokens[at + 1]?.lower ?? '') && tokens[at + 2] !== undefined ? 'detail' : undefined,
  ],
];

/** Words that are evidence with what stands around them. */
const readers: ReadonlyMap<string, ReadWord> = new Map(
  rows.flatMap(([words, read]) => words.split(' ').map((word) => [word, read] as const)),
);

function isEdition(token: Token | undefined): boolean {
  return token?.kind === 'number' || token?.kind === 'id' || /^(?:top|aa|level)$/.test(token?.lower ?? '');
}

/** What “naming” is followed by when it is a verb. */
function isObject(token: Token | undefined): boolean {
  return (
    token !== undefined && (objectOpeners.has(token.lower) || ['code', 'name', 'quote', 'number'].includes(token.kind))
  );
}

/** “tests pass”, “checks are green”, “build succeeds”: not “tests do not pass”. */
function passes(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 4; at += 1) {
    const word = tokens[at]?.lower ?? '';
    if (negations.has(word) || tokens[at] === undefined || ['.', ',', ';'].includes(word)) {
      return false;
    }
    if (/^(?:pass|passes|passed|passing|green|succeed|succeeds|succeeded)$/.test(word)) {
      return true;
    }
  }
  return false;
}

/** The colon or parenthesis behind which members are listed: at least two, between commas or joined by “and”. */
function listAt(tokens: readonly Token[], clause: Clause): number | undefined {
  let opening: number | undefined;
  let members = 0;
  for (let at = clause.first; at <= clause.last; at += 1) {
    const { kind, text, lower } = tokens[at] ?? { kind: 'mark', text: '', lower: '' };
    if (kind === 'mark' && (text === ':' || text === '(') && (opening === undefined || members === 0)) {
      opening = at;
      members = 0;
    } else if (opening !== undefined && (text === ',' || lower === 'and' || lower === 'or')) {
      members += 1;
    } else if (kind === 'mark' && text === ')') {
      opening = undefined;
    }
    if (opening !== undefined && members > 0) {
      return opening;
    }
  }
  return undefined;
}
