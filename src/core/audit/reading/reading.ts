import type { TestLevel } from '../auditFacts.ts';
import type { CountedCases } from './testCases.ts';

/** What is kept of a test file. */
export interface TestsReading extends CountedCases {
  readonly kind: 'tests';
  readonly level: TestLevel;
  readonly hash: string;
}

/** What is kept of a source that was looked into. */
export interface SourceReading {
  readonly kind: 'source';
  /** Without the tests that stand at its end. */
  readonly lines: number;
  /** Its first lines keep it from being checked. */
  readonly unchecked: boolean;
  /** Its first lines say that a program wrote it. */
  readonly generated: boolean;
  /** Tests that stand in it. */
  readonly tests: TestsReading | undefined;
}
