import { type Clause, isDash } from './clauses.ts';
import type { EvidenceKind } from './evidenceKind.ts';
import type { Token } from './tokens.ts';
import { isWrittenRule } from './writtenRule.ts';

/**
 * What a code span, a quotation or an identifier proves depends on its part in the sentence: `returns `undefined`` states a
 * result, `the `export` command works` only names what is spoken of. So a mention is evidence as the object of a verb of
 * results, as a command or test with a stated outcome, and as the means by which something is shown.
 */
export function mentionEvidence(tokens: readonly Token[], at: number, clause: Clause): EvidenceKind | undefined {
  const token = tokens[at];
  if (token === undefined) {
    return undefined;
  }
  if (token.kind !== 'quote' && isTestName(token.text)) {
    return isMeans(tokens, at, clause) || hasOutcome(tokens, at, clause, testOutcomes) ? 'test' : 'mention';
  }
  if (token.kind !== 'name' && isCommand(token.text)) {
    const decides = isChecker(token.text) || isMeans(tokens, at, clause) || hasOutcome(tokens, at, clause, outcomes);
    return decides ? 'command' : 'mention';
  }
  if (isWrittenRule(token) && agrees(tokens, at)) {
    return 'standard';
  }
  return token.kind !== 'name' && isLiteral(tokens, at, clause) ? 'literal' : undefined;
}

/** “Consistent with `docs/parity.md`”: what is written there can be compared point by point. */
function agrees(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:with|to|against)$/.test(tokens[at - 1]?.lower ?? '') &&
    /^(?:consistent|conform|conforms|comply|complies|agree|agrees|accordance|agreement|adheres?|valid|validates?|validated|checked|compared)$/.test(
      tokens[at - 2]?.lower ?? '',
    )
  );
}

const programs = new Set(
  'npm npx pnpm yarn bun node deno just make cmake cargo go gofmt rustc python python3 pip pytest uv tox ruff mypy poetry git gh curl wget docker kubectl helm terraform bash sh zsh ls cat grep rg sed awk find test diff jq mvn gradle ./gradlew dotnet php composer artisan bundle rake rspec ruby mix swift xcodebuild tsc eslint jest vitest mocha playwright psql sqlite3 redis-cli aws gcloud az openssl lint'.split(
    ' ',
  ),
);

/** Words of one command that are looked at. */
const longestCommand = 12;

/** A program that is known, a script, or words of which one is an option; in a chain, any of its parts. */
function isCommand(source: string): boolean {
  return source.split(/&&|\|\||[;|]/, 4).some((part) => {
    const words = part.trim().split(/\s+/, longestCommand);
    const first = words[0] ?? '';
    const option = words.length > 1 && /^[a-z][\w./-]*$/.test(first) && words.some((one) => /^--?[a-z]/.test(one));
    const script = /^(?:\.{1,2}\/|\/)?[\w./-]*\.(?:sh|ps1|bat)$/.test(first);
    return option || script || (programs.has(first) && words.length > 1);
  });
}

/** Commands that only say yes or no: whatever is said of them, their exit code decides it. */
function isChecker(source: string): boolean {
  return /(?:^|[\s:/-])(?:tests?|lint|build|typecheck|check|checks|tsc|eslint|vitest|jest|mocha|pytest|clippy|compile|verify|ci|e2e|coverage|mypy|ruff)(?=$|[\s:-])/.test(
    source,
  );
}

function isTestName(source: string): boolean {
  return /(?:^|[/_.-])(?:tests?|specs?|fixtures?)(?:[/_.-]|$)/i.test(source) && !/\s/.test(source);
}

const means = new Set('via with using by through per against under in inside'.split(' '));

/** “By running `x`”, “(`x`)”, “covered by `x`”: how it is shown. */
function isMeans(tokens: readonly Token[], at: number, clause: Clause): boolean {
  let before = at - 1;
  while (before >= clause.first && /^(?:running|the|a|an|,|and|or)$/.test(tokens[before]?.lower ?? '')) {
    before -= 1;
  }
  const token = tokens[before];
  return (
    before >= clause.first &&
    token !== undefined &&
    (token.kind === 'mark' ? isDash(token.text) || ['(', ':', '→'].includes(token.text) : means.has(token.lower))
  );
}

const outcomes = new Set(
  'pass passes passed succeed succeeds exit exits exited return returns print prints output outputs report reports show shows list lists write writes find finds fail fails complete completes match matches contain contains create creates produce produces yield yields emit emits start starts say says finish finishes terminate terminates resolve resolves leave leaves reject rejects refuse refuses accept accepts empty'.split(
    ' ',
  ),
);

const testOutcomes = new Set([
  ...outcomes,
  ...'cover covers covering check checks assert asserts verify verifies prove proves has have exist exists hold holds test tests exercise exercises confirm confirms demonstrate demonstrates include includes assert green'.split(
    ' ',
  ),
]);

/** How far behind a command its outcome is looked for, in tokens. */
const outcomeReach = 6;

/** A verb behind the command says what it does: “`x` exits 0”, “`x` and `y` pass”. */
function hasOutcome(tokens: readonly Token[], at: number, clause: Clause, verbs: ReadonlySet<string>): boolean {
  for (let next = at + 1; next <= Math.min(clause.last, at + outcomeReach); next += 1) {
    const token = tokens[next];
    if (token?.kind === 'word' && verbs.has(token.lower)) {
      return true;
    }
  }
  return false;
}

/** Behind them, at some distance, stands what is shown, returned or stored: “prints one line `ok`”. */
const resultVerbs = new Set(
  'return returns returned returning present presents gives hold holds makes print prints printed printing output outputs contain contains containing equal equals display displays show shows shown showing emit emits log logs write writes wrote respond responds say says render renders set sets become becomes named called exactly report reports throw throws raise raises include includes yield yields produce produces add adds send sends export exports expose exposes define defines declare declares accept accepts = → ⇒ use uses employ employs'.split(
    ' ',
  ),
);

/** Right behind them, but for an article, stands what something is: “the status `done`”, “is `undefined`”. */
const namers = new Set(
  'is are was stays remains message text label labelled labeled title status error value code type exactly begin begins start starts end ends with as'.split(
    ' ',
  ),
);

/** With “to” behind them they say what something becomes. */
const becomes = new Set(
  'set sets changed changes change equal evaluates resolves resolve redirects redirected redirect renamed switches falls back defaults default maps mapped points converted normalized normalised transitions updates updated rounds rounded expands expand translates compiles reduces'.split(
    ' ',
  ),
);

/** Behind them stands where, whence or whereby. */
const places = new Set('to in into from on at via by through for using under per inside during'.split(' '));

/** How far before a literal its verb is looked for, in tokens. */
const verbReach = 6;

function isLiteral(tokens: readonly Token[], at: number, clause: Clause): boolean {
  const quoted = tokens[at]?.kind === 'quote';
  if (!quoted && namesThing(tokens, at, clause)) {
    return false;
  }
  for (let before = at - 1; before >= Math.max(clause.first, at - verbReach); before -= 1) {
    const token = tokens[before];
    const isNoun = tokens[before + 1]?.lower === 'of';
    if ((token?.kind === 'word' || token?.kind === 'mark') && !isNoun) {
      if (resultVerbs.has(token.lower) || (isNamer(tokens, before) && (quoted || isNear(tokens, before, at)))) {
        return true;
      }
      // A label reads “Save”; a program reads `config.json`.
      if (quoted && /^reads?$/.test(token.lower)) {
        return true;
      }
      if (places.has(token.lower) && !quoted) {
        return token.lower === 'to' && isBecoming(tokens, before - 1);
      }
    }
  }
  return false;
}

/** Verbs by which “with” and “as” bring a text: “ends with `x`”, “is stored as `x`”; not “compatible with `x`”. */
const bringers =
  /^(?:begin|begins|beginning|start|starts|starting|end|ends|ending|prefixed|suffixed|respond|responds|responding|answer|answers|reply|replies|fail|fails|failed|exit|exits|reject|rejects|rejected|replaced|filled|labelled|labeled|marked|tagged|flagged|shown|displayed|printed|rendered|listed|stored|saved|logged|reported|exported|serialized|serialised|written|known|treated|parsed|read|called|declared|typed|registered|run|runs|invoked|spawned|sent|passed|body|status|code|message|error|response)$/;

function isNamer(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return namers.has(word) && ((word !== 'with' && word !== 'as') || bringers.test(tokens[at - 1]?.lower ?? ''));
}

/** “Changes to `x`” behind a word that makes it a noun says what is changed, not into what: “no changes to `x`”. */
function isBecoming(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return (
    becomes.has(word) &&
    !(
      /^(?:changes?|updates|defaults)$/.test(word) &&
      /^(?:no|any|the|breaking|all|these|those|its|zero|without|unrelated|behaviou?r|api|schema)$/.test(
        tokens[at - 1]?.lower ?? '',
      )
    )
  );
}

/** Only articles, negations and other literals stand between. */
function isNear(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const token = tokens[at];
    const passes =
      token?.kind !== 'word' || /^(?:a|an|not|exactly|only|either|or|and|still|now|always)$/.test(token.lower);
    if (!passes) {
      return false;
    }
  }
  return true;
}

/** “The `export` command”, “its `help`”: a name of a thing, and no text that is shown. */
function namesThing(tokens: readonly Token[], at: number, clause: Clause): boolean {
  return (
    at > clause.first &&
    /^(?:the|its|their|this|that|these|those|our|your|each|every|all)$/.test(tokens[at - 1]?.lower ?? '')
  );
}
