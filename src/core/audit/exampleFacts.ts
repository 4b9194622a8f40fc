import type { DeepAudit } from './audit.ts';
import { type AuditFacts, type CasesByLevel, type Finding, has, lacks, type LanguageFacts } from './auditFacts.ts';

const noCases: CasesByLevel = { unit: 0, integration: 0, api: 0, cli: 0, end: 0, browser: 0 };

export interface ExampleLanguage {
  readonly lines?: number;
  readonly cases?: Partial<CasesByLevel>;
  /** Shares. */
  readonly types?: number;
  readonly lint?: number;
  readonly deadCode?: number;
}

function finding(share: number, name: string): Finding {
  return { ...(share === 0 ? lacks(`no ${name}`) : has(name, [`${name}.json`])), share };
}

/** A language of one package; what is not said of it is not there. */
export function exampleLanguage({
  lines = 1000,
  cases = {},
  types = 0,
  lint = 0,
  deadCode = 0,
}: ExampleLanguage): LanguageFacts {
  const all = { ...noCases, ...cases };
  return {
    name: 'TypeScript and JavaScript',
    lines,
    types: finding(types, 'types'),
    lint: finding(lint, 'linter'),
    deadCode: finding(deadCode, 'dead-code tool'),
    cases: all,
    parts: [{ folder: '', lines, cases: all.unit + all.integration + all.api + all.cli + all.end + all.browser / 2 }],
    testFiles: { unit: ['test/a.test.ts'], integration: [], api: [], cli: [], end: [], browser: ['e2e/a.spec.ts'] },
    runners: ['Vitest'],
    doubts: [],
    known: true,
  };
}

/** A project with pages, of one language; what is not said of it is not there. */
export function exampleFacts(language: ExampleLanguage, more: Partial<AuditFacts> = {}): AuditFacts {
  return {
    languages: [exampleLanguage(language)],
    ends: { ui: 'src/main.tsx', api: undefined, cli: undefined, library: undefined },
    ci: lacks('no CI'),
    contracts: lacks('no contract of the interface'),
    applies: new Set(['types', 'lint', 'unit', 'end-to-end', 'dead-code', 'ci']),
    hasBrowserTool: false,
    untested: ['src/prices.ts'],
    measuredOn: 'x',
    ...more,
  };
}

/** Everything passed, and nothing else is known. */
export function exampleDeep(more: Partial<DeepAudit> = {}): DeepAudit {
  return { commands: [], coverage: undefined, mutants: undefined, gaps: [], ...more };
}

export function exampleMutants(killed: number, tried: number): NonNullable<DeepAudit['mutants']> {
  return {
    tool: 'example',
    tried,
    chosen: tried,
    killed,
    timedOut: 0,
    share: { low: 0, high: 1 },
    survivors: killed === tried ? [] : ['src/prices.ts:12: > became >='],
  };
}
