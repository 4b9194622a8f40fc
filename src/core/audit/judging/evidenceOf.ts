import type { DeepAudit, Evidence } from '../audit.ts';
import type { AuditFacts, CasesByLevel, Finding, LanguageFacts, TestLevel } from '../auditFacts.ts';
import { lossOf, pointsOf, strengthOf, tenths } from './points.ts';
import { endsOf, integrationOf, type PointTopic, type Shares, unitOf } from './shares.ts';
import { whyNoStrength } from './strengthGap.ts';
import { counted, joined, linesText } from './words.ts';

/** Files that are named for one topic. */
const mostFiles = 3;

/** What speaks for the project, the weightiest first, and last what mutants take from it. */
export function evidenceOf(facts: AuditFacts, deep: DeepAudit | undefined, shares: Shares): readonly Evidence[] {
  const points = pointsOf(shares, facts.applies);
  const evidence = points
    .filter((each) => each.points > 0)
    .map(({ topic, points: brought }): Evidence => ({ topic, points: tenths(brought), ...said(facts, topic) }))
    .filter(({ what }) => what !== '')
    .toSorted((a, b) => b.points - a.points);
  if (deep === undefined) {
    return evidence;
  }
  const { mutants } = deep;
  if (mutants === undefined) {
    const what = `not measured: ${whyNoStrength(deep) ?? ''}`;
    return [...evidence, { topic: 'strength', what, points: 0, files: [] }];
  }
  const loss = tenths(lossOf(points, strengthOf(deep)));
  return [
    ...evidence,
    {
      topic: 'strength',
      what: `The tests noticed ${mutants.killed} of ${counted(mutants.tried, 'small change')} to the sources (${mutants.tool})`,
      points: loss === 0 ? 0 : -loss,
      files: [],
    },
  ];
}

function said(facts: AuditFacts, topic: PointTopic): Pick<Evidence, 'what' | 'files'> {
  switch (topic) {
    case 'types':
      return saidByLanguage(facts, ({ types }) => types);
    case 'lint':
      return saidByLanguage(facts, ({ lint }) => lint);
    case 'dead-code':
      return saidByLanguage(facts, ({ deadCode }) => deadCode);
    case 'unit':
      return saidOfTests(facts, unitOf, ['unit', 'integration', 'api', 'cli', 'end'], 'test');
    case 'integration':
      return saidOfTests(facts, integrationOf, ['integration', 'api'], 'integration test');
    case 'end-to-end':
      return saidOfTests(facts, endsOf(facts), ['browser', 'end', 'api', 'cli'], 'end-to-end test');
    case 'contracts':
      return saidOnce(facts.contracts);
    case 'ci':
      return saidOnce(facts.ci);
    default:
      return topic satisfies never;
  }
}

function saidOnce({ found, files }: Finding): Pick<Evidence, 'what' | 'files'> {
  return { what: found, files: files.slice(0, mostFiles) };
}

function saidByLanguage(
  { languages }: AuditFacts,
  of: (language: LanguageFacts) => Finding,
): Pick<Evidence, 'what' | 'files'> {
  const findings = languages.map(of).filter(({ share }) => share > 0);
  return {
    what: joined(findings.map(({ found }) => found)),
    files: findings.flatMap(({ files }) => files).slice(0, mostFiles),
  };
}

function saidOfTests(
  { languages }: AuditFacts,
  of: (cases: CasesByLevel) => number,
  levels: readonly TestLevel[],
  word: string,
): Pick<Evidence, 'what' | 'files'> {
  const cases = languages.reduce((sum, language) => sum + of(language.cases), 0);
  const lines = languages.reduce((sum, language) => sum + language.lines, 0);
  const runners = joined(languages.flatMap((language) => (of(language.cases) > 0 ? language.runners.slice(0, 2) : [])));
  const files = languages.flatMap(({ testFiles }) => levels.flatMap((level) => testFiles[level].slice(0, mostFiles)));
  if (cases === 0 && word === 'test') {
    const browser = languages.reduce((sum, language) => sum + language.cases.browser, 0);
    return {
      what: browser === 0 ? '' : `${counted(browser, 'test')} in a browser over ${linesText(lines)}, and none without`,
      files: [],
    };
  }
  const over = word === 'test' ? ` over ${linesText(lines)}` : '';
  return {
    what: cases === 0 ? '' : `${counted(cases, word)}${over}${word === 'test' ? ` (${runners})` : ''}`,
    files: files.slice(0, mostFiles),
  };
}
