import { changeRule } from './changeRule.ts';

/** Assertions that hold for more programs than before. */
export const assertionLoosened = changeRule({
  code: 'test.loosened',
  kind: 'loosened',
  message: (name, { before, after }) =>
    `In “${name}” ${before.subject} had to satisfy ${said(before)}; now ${said(after)} is enough, which wrong results may satisfy, too.`,
});

function said({
  negated,
  matcher,
  expected,
}: {
  readonly negated: boolean;
  readonly matcher: string;
  readonly expected: readonly string[];
}): string {
  return [negated ? 'not' : '', matcher, ...expected].filter((word) => word !== '').join(' ');
}
