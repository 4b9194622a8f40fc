import { wordsIn } from '../../base/wordsIn.ts';

/** Options that make a program look at less, take failure for less, or write what it should compare with. */
const narrowing = new Set(
  wordsIn(`-t --testNamePattern --test-name-pattern --test-skip-pattern --grep -g --fgrep -f --grep-invert --invert -k -m
    --deselect --ignore --ignore-glob --exclude --skip --test-path-pattern --testPathPattern --testPathPatterns
    --testPathIgnorePatterns --pass-with-no-tests --passWithNoTests --allow-no-tests --no-fail --silent-errors
    --shard --changed --changedSince --onlyChanged -o --onlyFailures --lf --last-failed --ff --sw --stepwise --lastCommit
    --findRelatedTests --related --retries --retry --reruns --flaky --bail -b --maxfail -x --fail-fast --failfast -f --max-failures
    -u --update --updateSnapshot --update-snapshots --snapshot-update --test-update-snapshots --inline-snapshot
    --max-warnings --quiet --no-error-on-unmatched-pattern --rule --off --ignore-pattern --no-eslintrc --no-config-lookup
    --no-config -A --allow --skipLibCheck --noCheck --no-strict --ignore-missing-imports --ignore-errors --disable-error-code
    --follow-imports --exit-zero --exit-zero-even-if-changed --extend-ignore --extend-exclude --no-cov --cov-fail-under --cov-config
    --issues-exit-code --fast --disable --tests --new --new-from-rev --short -short -run -skip -timeout --testTimeout
    --timeout --test-timeout --global-timeout --expect-timeout --only --doc --lib --bins --no-run --no-fail-fast-exit --dry-run --list --collect-only --co
    --listTests --passOnFailingTestSuite --forceExit --no-isolate --config -c --project --strict=false --no-check
    --no-coverage --coverage=false --no-typecheck --dangerouslyIgnoreUnhandledErrors --allowOnly --allow-uncaught
    -DskipTests -Dmaven.test.skip -Dmaven.test.failure.ignore -fae --continue -DfailIfNoTests --no-verify --ignore-exit-code --cap-lints
    -exec --exec -list -vet -toolexec -O -OO -p -P --init --suppress-all --suppress-rule --fix --write --include --dir --root -rootdir --rootdir --noconftest -e --test`),
);

/** Options without which a program takes less for a failure, or looks at less. */
const strict = new Set(
  wordsIn(`--max-warnings --max-warnings=0 --deny-warnings --error-on-warnings --strict --strict-markers --strict-config -W -Werror --warnings-as-errors
    -D --deny -F --forbid -race --check-coverage --coverage --cov --cov-fail-under --fail-under --lines --branches --functions --statements --100
    --per-file --all --all-targets --all-features --workspace --locked --frozen --forbid-only --forbidOnly --forbid-pending --fail-zero --ci
    --noEmit -b --build --report-unused-disable-directives --type-aware --pedantic -shuffle -count --fail-on-flaky-tests --error-on-output
    --typecheck --exit-code --no-warnings-as-passed --check --xfail-strict --production --include-libraries --no-skip`),
);

/** What a program's words say besides that. */
const harmless =
  /^(?:-v+|-q|-ra?|-s|--verbose|--quiet-deps|--(?:no-)?colou?rs?(?:=.*)?|--reporters?(?:=.*)?|--format(?:=.*)?|-f|--tb=.*|--durations(?:=.*)?|--(?:no-)?cache(?:-\S+)?|--max-workers(?:=.*)?|-w|--watch=false|--no-watch|--watchAll=false|--run|run|--workers?(?:=.*)?|-n|-j\d*|--jobs(?:=.*)?|--parallel|--runInBand|-i|--junit\S*|--output\S*|--pretty|--progress|--no-progress|--log-level(?:=.*)?|--coverage\.reporter(?:=.*)?|--cov-report(?:=.*)?|--|-json|--json|--threads|--concurrency(?:=.*)?|--silent|--if-present|-s)$/;

/** Words of a call whose operand is not a path: `vitest run`. */
const subcommands = new Set(wordsIn('run test check lint watch ci nextest install exec'));

interface Option {
  readonly name: string;
  /** Joined by `=`, or the next word where that is no option. */
  readonly value: string;
}

/**
 * What makes a program prove less with these words than with those before; undefined: nothing that we know of.
 *
 * @param unsure whether words differ of which nobody knows what they do
 */
export function narrowedBy(
  before: readonly string[],
  after: readonly string[],
): { readonly narrowed: string | undefined; readonly unsure: boolean } {
  const old = optionsOf(before);
  const now = optionsOf(after);
  const added = now.filter((option) => !old.some((other) => isSame(other, option)));
  const lost = old.filter((option) => !now.some((other) => isSame(other, option)));
  const narrow =
    added.find(({ name, value }) => narrowing.has(name) && !isStricter(name, value, old)) ??
    lost.find(({ name }) => strict.has(name) && !now.some((other) => other.name === name));
  if (narrow !== undefined) {
    const isNew = added.includes(narrow);
    const said = `\`${narrow.name}${narrow.value === '' ? '' : ` ${narrow.value}`}\``;
    return { narrowed: isNew ? `with ${said}` : `without ${said}`, unsure: false };
  }
  const paths = pathsOf(before);
  const left = pathsOf(after);
  const gone = paths.filter((path) => !left.some((other) => isWithin(path, other)));
  if (left.length > 0 && (paths.length === 0 ? !left.every(isEverything) : gone.length > 0)) {
    return { narrowed: `for \`${left.join(' ')}\` alone`, unsure: false };
  }
  return {
    narrowed: undefined,
    unsure: [...added.filter(({ name }) => !strict.has(name)), ...lost].some(
      ({ name, value }) => !harmless.test(name) && !harmless.test(`${name}=${value}`),
    ),
  };
}

function isSame(one: Option, other: Option): boolean {
  return one.name === other.name && one.value === other.value;
}

/** A limit that is lower than before, or a floor that is higher. */
function isStricter(name: string, value: string, old: readonly Option[]): boolean {
  const was = Number(old.find((option) => option.name === name)?.value ?? Number.NaN);
  const is = Number(value);
  if (/^--(?:max-warnings|retries|retry|reruns|timeout|testTimeout|bail|maxfail)$/.test(name)) {
    return is === 0 || is < was;
  }
  if (/(?:fail-under|issues-exit-code)$/.test(name)) {
    return is > was || (Number.isNaN(was) && is > 0);
  }
  return false;
}

/** Options that stand alone, so that a path may follow. */
const alone =
  /^(?:-v{1,9}|-q|-x|-s|-u|--\S{0,60}(?:verbose|coverage|cov|ci|all|watch|strict|race|fix|noEmit|no-\S{1,60}|with-\S{1,60}|quiet|locked|frozen)|-race|-short|--all-targets|--all-features|--workspace|--test|--update\S{0,60})$/;

function optionsOf(words: readonly string[]): Option[] {
  return words.flatMap((word, at): Option[] => {
    if (!word.startsWith('-') || word === '-' || word === '--') {
      return [];
    }
    const equals = word.indexOf('=');
    if (equals !== -1) {
      return [{ name: word.slice(0, equals), value: word.slice(equals + 1) }];
    }
    const next = words[at + 1];
    const takes = next !== undefined && !next.startsWith('-') && !alone.test(word);
    return [{ name: word, value: takes ? next : '' }];
  });
}

function pathsOf(words: readonly string[]): string[] {
  return words.filter((word, at) => {
    const before = words[at - 1] ?? '';
    const isValue = before.startsWith('-') && before !== '--' && !before.includes('=') && !alone.test(before);
    return !word.startsWith('-') && !isValue && !subcommands.has(word) && word !== '';
  });
}

function isEverything(path: string): boolean {
  return /^(?:\.\/?|\.\/\.\.\.|\*\*\/?\*?)$/.test(path);
}

function isWithin(path: string, other: string): boolean {
  const folder = other.replace(/^\.\//, '').replace(/\/(?:\.\.\.|\*\*(?:\/\*)?)?$/, '');
  const inner = path.replace(/^\.\//, '');
  return isEverything(other) || inner === folder || (inner.startsWith(`${folder}/`) && !/[*?]/.test(folder));
}
