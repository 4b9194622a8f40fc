import type { TestLevel } from '../auditFacts.ts';

/** What tests of a language use when they go through more than a part of the program. */
export interface LevelRules {
  readonly browser: RegExp;
  readonly api: RegExp;
  readonly cli: RegExp;
  /** Paths that a framework gives a meaning. */
  readonly paths?: readonly { readonly path: RegExp; readonly level: TestLevel }[];
}

/** Where imports stand, in characters. */
const head = 6000;

const endWords = new Set(['e2e', 'endtoend', 'acceptance', 'smoke', 'e2etest', 'e2etests', 'scenarios', 'playwright']);
const integrationWords = new Set(['integration', 'functional', 'integrationtest', 'integrationtests', 'it']);

/** The level of a test file, by its path and by what it imports. */
export function levelOf(path: string, text: string, rules: LevelRules): TestLevel {
  const framework = rules.paths?.find((each) => each.path.test(path))?.level;
  if (framework !== undefined) {
    return framework;
  }
  const beginning = text.slice(0, head);
  if (rules.browser.test(beginning)) {
    return 'browser';
  }
  const words = path
    .toLowerCase()
    .replace('end-to-end', 'e2e')
    .replace('end_to_end', 'e2e')
    .split(/[/._-]/);
  if (words.some((word) => endWords.has(word))) {
    return 'end';
  }
  if (rules.api.test(beginning)) {
    return 'api';
  }
  if (rules.cli.test(beginning)) {
    return 'cli';
  }
  return words.some((word) => integrationWords.has(word)) ? 'integration' : 'unit';
}
