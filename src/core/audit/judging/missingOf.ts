import type { AuditTopic, DeepAudit, Missing } from '../audit.ts';
import type { AuditFacts, Finding, LanguageFacts } from '../auditFacts.ts';
import { goalFor } from './goals.ts';
import { mostOf, pointTopics, scoreOf, strengthOf, tenths } from './points.ts';
import {
  casesRun,
  endsOf,
  enoughCoverage,
  fewCases,
  integrationOf,
  linesPerCase,
  type Shares,
  unitOf,
  wantedEndCases,
} from './shares.ts';
import { counted, joined, linesText, percent, sentences } from './words.ts';

/** What would raise the score, by judging once more with that topic as good as can be, the largest gain first. */
export function missingOf(facts: AuditFacts, deep: DeepAudit | undefined, shares: Shares): readonly Missing[] {
  const strength = strengthOf(deep);
  const now = scoreOf(shares, facts, strength, mostOf(deep));
  const gains = pointTopics.map((topic): Missing => {
    const raised = { ...shares, [topic]: 1 };
    const score = scoreOf(raised, facts, strength, mostOf(deep, topic === 'unit' ? 'unit' : undefined));
    return entry(facts, deep, topic, score - now);
  });
  const stronger = scoreOf(shares, facts, 1, mostOf(deep, 'strength')) - now;
  return [...gains.filter(({ topic }) => facts.applies.has(topic)), entry(facts, deep, 'strength', stronger)]
    .filter(({ raises }) => raises >= 0.1)
    .toSorted((a, b) => b.raises - a.raises);
}

function entry(facts: AuditFacts, deep: DeepAudit | undefined, topic: AuditTopic, gain: number): Missing {
  return { topic, what: lackOf(facts, deep, topic), raises: tenths(gain), goal: goalFor(facts, deep, topic) };
}

function lackOf(facts: AuditFacts, deep: DeepAudit | undefined, topic: AuditTopic): string {
  const failed = deep?.commands.find((each) => each.topic === topic && !each.passed);
  if (failed !== undefined) {
    return `\`${failed.command}\` fails`;
  }
  switch (topic) {
    case 'types':
      return lackByLanguage(facts, ({ types }) => types);
    case 'lint':
      return lackByLanguage(facts, ({ lint }) => lint);
    case 'dead-code':
      return lackByLanguage(facts, ({ deadCode }) => deadCode);
    case 'unit':
      return unitLack(facts, deep);
    case 'integration': {
      const cases = countOf(facts, integrationOf);
      return cases === 0 ? 'no integration tests' : `${counted(cases, 'integration test')} only`;
    }
    case 'end-to-end':
      return endLack(facts);
    case 'contracts':
      return facts.contracts.lacking;
    case 'ci':
      return facts.ci.lacking;
    case 'strength': {
      const { killed = 0, tried = 0 } = deep?.mutants ?? {};
      return `the tests did not notice ${tried - killed} of ${counted(tried, 'small change')} to the sources`;
    }
    default:
      return topic satisfies never;
  }
}

function countOf({ languages }: AuditFacts, of: (cases: LanguageFacts['cases']) => number): number {
  return languages.reduce((sum, { cases }) => sum + of(cases), 0);
}

/** Languages with a smaller share of the lines are not worth a word. */
const smallShare = 0.05;

/** Parts that are named: whoever reads more does not read at all. */
const namedParts = 3;

/** What holds for some languages only says for which. */
function lackByLanguage({ languages }: AuditFacts, of: (language: LanguageFacts) => Finding): string {
  if (languages.length === 0) {
    return 'no sources in a language whose tools are known';
  }
  const all = languages.reduce((sum, { lines }) => sum + lines, 0);
  const large = languages.filter(({ lines }) => lines >= all * smallShare);
  const byText = Map.groupBy(
    large.filter((language) => of(language).lacking !== ''),
    (language) => of(language).lacking,
  );
  return joined(
    [...byText].map(([text, same]) =>
      same.length === large.length || !same.every(({ known }) => known)
        ? text
        : `${text} (${same.map(({ name }) => name).join('; ')})`,
    ),
  );
}

function unitLack(facts: AuditFacts, deep: DeepAudit | undefined): string {
  if (facts.languages.length === 0) {
    return 'nothing to test yet: no sources in a language that mstack knows';
  }
  const cases = countOf(facts, unitOf);
  const lines = facts.languages.reduce((sum, language) => sum + language.lines, 0);
  const doubts = joined(facts.languages.flatMap((language) => language.doubts));
  const behind = doubts === '' ? '' : `; ${doubts}`;
  if (cases === 0) {
    return `no unit tests that run and assert something${behind}`;
  }
  if (deep?.coverage !== undefined) {
    const ran = casesRun(deep) ?? cases;
    return sentences([
      ran < fewCases ? `${counted(ran, 'test')} only, ${fewCases} or more would be usual` : '',
      deep.coverage < enoughCoverage
        ? `the tests reach ${percent(deep.coverage)} of the lines, ${percent(enoughCoverage)} would be enough`
        : '',
    ]);
  }
  const parts = facts.languages
    .flatMap((language) => language.parts.map((part) => ({ ...part, place: part.folder || language.name })))
    .toSorted((one, other) => other.lines - one.lines);
  const thin = parts.filter((part) => part.cases * linesPerCase < part.lines);
  const large = thin.filter((part) => part.lines >= lines * smallShare);
  const named = (parts.length > 1 ? (large.length > 0 ? large : thin) : [])
    .slice(0, namedParts)
    .map((part) => `${counted(Math.floor(part.cases), 'test')} for ${linesText(part.lines)} of ${part.place}`);
  const all = `${counted(cases, 'test')} for ${linesText(lines)}, about ${Math.max(fewCases, Math.ceil(lines / linesPerCase))} would be usual`;
  return `${named.length > 0 ? joined(named) : all}${behind}`;
}

function endLack(facts: AuditFacts): string {
  const cases = countOf(facts, endsOf(facts));
  const { ui, api, cli } = facts.ends;
  const through =
    ui !== undefined
      ? 'through its pages'
      : api !== undefined
        ? 'through its API'
        : cli !== undefined
          ? 'through its command line'
          : 'of the whole program';
  const browser = facts.languages.some((language) => language.cases.browser > 0);
  const tool =
    !browser && facts.hasBrowserTool ? '; Playwright or the like is installed, but has no test that counts' : '';
  return cases === 0
    ? `no end-to-end tests ${through}${tool}`
    : `${counted(cases, 'end-to-end test')} ${through}, about ${Math.ceil(wantedEndCases(facts))} would be enough`;
}
