import type { AuditTopic, DeepAudit } from '../audit.ts';
import { type AuditFacts, browserWeight, type CasesByLevel, type Finding, type LanguageFacts } from '../auditFacts.ts';

/** Topics that bring points; `strength` only takes from those of the tests. */
export type PointTopic = Exclude<AuditTopic, 'strength'>;

/** How much there is of each topic, 0 to 1. */
export type Shares = Readonly<Record<PointTopic, number>>;

/** Lines of source for which one test case is what well-tested projects have, or fewer. */
export const linesPerCase = 80;

/** Below this number of cases a suite is an example of a suite, however little source there is. */
export const fewCases = 10;

/** One end-to-end test shows that the whole comes up; this many show what it does, in a small program. */
const endCases = 5;

/** A further end-to-end test is expected for so many lines. */
const linesPerEndCase = 10_000;

/** Cases of integration tests that are enough. */
const integrationCases = 5;

/** Pages that nobody opens: what goes through the HTTP interface or the command line only does not see them. */
const withoutPages = 0.15;

/** Coverage from which on more says little. */
export const enoughCoverage = 0.8;

/** A tool that is red cannot tell new faults from old ones. */
const redTool = 0.5;

export function sharesOf(facts: AuditFacts, deep: DeepAudit | undefined): Shares {
  const red = new Set(deep?.commands.filter(({ passed }) => !passed).map(({ topic }) => topic));
  const types = byLines(facts, ({ types: finding }) => finding);
  const lint = byLines(facts, ({ lint: finding }) => finding);
  const dead = byLines(facts, ({ deadCode }) => deadCode);
  return {
    types: red.has('types') ? 0 : types,
    lint: red.has('lint') ? lint * redTool : lint,
    unit: red.has('unit') ? 0 : unitShare(facts, deep),
    integration: red.has('integration') ? 0 : rising(sum(facts, integrationOf), integrationCases),
    'end-to-end': red.has('end-to-end') ? 0 : endShare(facts, deep),
    contracts: facts.contracts.share,
    'dead-code': red.has('dead-code') ? dead * redTool : dead,
    ci: facts.ci.share,
  };
}

function byLines({ languages }: AuditFacts, finding: (language: LanguageFacts) => Finding): number {
  const lines = languages.reduce((total, language) => total + language.lines, 0);
  const [first] = languages;
  if (lines === 0) {
    return first === undefined ? 0 : finding(first).share;
  }
  return languages.reduce((total, language) => total + (finding(language).share * language.lines) / lines, 0);
}

function sum({ languages }: AuditFacts, of: (cases: CasesByLevel) => number): number {
  return languages.reduce((total, { cases }) => total + of(cases), 0);
}

/** What notices broken parts: everything that runs with the unit tests, whatever else it shows, and tests in a browser. */
function noticing(cases: CasesByLevel): number {
  return unitOf(cases) + cases.browser * browserWeight;
}

/** Cases that need no browser. */
export function unitOf({ unit, integration, api, cli, end }: CasesByLevel): number {
  return unit + integration + api + cli + end;
}

export function integrationOf({ integration, api }: CasesByLevel): number {
  return integration + api;
}

/** Cases that go through the whole, by the ends that this project has. */
export function endsOf({ ends }: AuditFacts): (cases: CasesByLevel) => number {
  return ends.ui === undefined
    ? ({ api, cli, end, browser }) => api + cli + end + browser
    : ({ end, browser }) => end + browser;
}

/** The first ones prove the most: half of the wanted number brings 70 %. */
function rising(cases: number, wanted: number): number {
  return Math.sqrt(Math.min(1, cases / wanted));
}

/**
 * Cases for the lines of each language, weighed by its lines, held down while there are few in all. Half of it goes by the
 * language as a whole, half by its packages, since the tests of one say little of another. Cases in a language that the
 * project is not written in go to the one with the most lines: whatever they are written in, that is what they run.
 */
function unitShare(facts: AuditFacts, deep: DeepAudit | undefined): number {
  const counted = sum(facts, noticing);
  const ran = casesRun(deep);
  const all = ran ?? counted;
  const few = Math.min(1, all / fewCases) ** 2;
  if (deep?.coverage !== undefined) {
    return few * Math.min(1, deep.coverage / enoughCoverage);
  }
  const scale = counted === 0 ? 0 : all / counted;
  const lines = facts.languages.reduce((total, language) => total + language.lines, 0);
  const homeless = facts.languages
    .filter((each) => each.lines === 0)
    .reduce((total, { cases }) => total + noticing(cases), 0);
  if (lines === 0) {
    return few * density(all, 0);
  }
  const dense = facts.languages.reduce((total, language, at) => {
    const guests = at === 0 ? homeless : 0;
    const whole = density((noticing(language.cases) + guests) * scale, language.lines);
    const parts = language.parts.reduce(
      (sumOfParts, part) =>
        sumOfParts +
        (density((part.cases + (guests * part.lines) / language.lines) * scale, part.lines) * part.lines) /
          language.lines,
      0,
    );
    return language.lines === 0 ? total : total + (((whole + parts) / 2) * language.lines) / lines;
  }, 0);
  return few * dense;
}

function density(cases: number, lines: number): number {
  return cases === 0 ? 0 : Math.min(1, (cases * linesPerCase) / Math.max(1, lines)) ** 0.75;
}

/** Tests that really ran; undefined: nothing was run, or no output told. */
export function casesRun(deep: DeepAudit | undefined): number | undefined {
  const told = deep?.commands.filter(({ topic, tests }) => topic === 'unit' && tests !== undefined) ?? [];
  return told.length === 0 ? undefined : told.reduce((total, { tests }) => total + (tests ?? 0), 0);
}

export function wantedEndCases({ languages }: AuditFacts): number {
  const lines = languages.reduce((total, language) => total + language.lines, 0);
  return Math.max(endCases, Math.min(20, lines / linesPerEndCase));
}

function endShare(facts: AuditFacts, deep: DeepAudit | undefined): number {
  const wanted = wantedEndCases(facts);
  const ran = deep?.commands.filter(({ topic }) => topic === 'end-to-end').map(({ tests }) => tests);
  const counted = sum(facts, endsOf(facts));
  const told = ran?.find((tests) => tests !== undefined);
  const through = rising(told === undefined ? counted : told, wanted);
  if (facts.ends.ui === undefined) {
    return through;
  }
  const others = rising(
    sum(facts, ({ api, cli, end, browser }) => api + cli + end + browser),
    wanted,
  );
  return Math.max(through, withoutPages * others);
}
