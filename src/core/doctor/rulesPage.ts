import { criterionRules } from './criterion/criterionRules.ts';
import type { FixKind } from './criterion/criterionRule.ts';
import { duplicateOrContradictory } from './criterion/duplicateOrContradictory.ts';

const fixes: Readonly<Record<FixKind, string>> = {
  delete: 'Delete the words, or the criterion.',
  result: 'State the result: for which input or action, which output, status, text or file.',
  threshold: 'Give a number, its unit, and how it is measured.',
  literal: 'Quote the text, or name the element or state that is to be seen.',
  members: 'List the members, or name the rule that selects them.',
  name: 'Name the file, section, command or thing that is meant.',
  complete: 'Complete the sentence: when what happens, what is seen.',
  split: 'Write one criterion for each behaviour.',
  manual: 'Say what a program can see, or move it to a `[manual]` line under Verification.',
};

const dimensions = {
  clarity: 'clarity',
  testability: 'testability',
  scopeFit: 'scope-fit',
  autonomy: 'autonomy-readiness',
} as const;

const severities = { error: 'Error', warning: 'Warning', info: 'Info', hint: 'Hint' } as const;

/** The catalogue of the criterion rules as Markdown: each rule's own words, a heading per code to link to. */
export function rulesPage(): string {
  const all = [...criterionRules, duplicateOrContradictory];
  return [
    '# The doctor’s rules for criteria',
    '',
    '<!-- Written by `npm run docs`. Change the rules, not this page. -->',
    '',
    'A criterion is decidable when somebody with the repository and a shell, but with nobody to ask, could say whether it',
    'holds. Errors and warnings mark the words that prevent it; hints say what would make a decidable criterion better, and',
    'cost nothing. What stands in code, quotation marks, conditions and reasons is not judged, nor is a vague word whose',
    'meaning is said beside it: an exit code, a status, a quoted text, a number with its unit, a named test, a list.',
    '',
    'Every criterion with an error or a warning lowers testability by 8 points and clarity by 4, times its share of all',
    'criteria. One that needs a person lowers autonomy-readiness by 8 besides, one without end scope-fit by 4.',
    '',
    ...all.map(
      (rule) =>
        `- [\`${rule.code}\`](#${anchorOf(rule.code)}): ${rule.title} (${severities[rule.severity].toLowerCase()})`,
    ),
    ...all.flatMap((rule) => [
      '',
      `## \`${rule.code}\``,
      '',
      `${rule.title}. ${rule.why}`,
      '',
      `- Not decidable: ${quoted(rule.bad)}`,
      `- Decidable: ${quoted(rule.good)}`,
      `- What to do: ${fixes[rule.fix]}`,
      `- ${severities[rule.severity]}; concerns ${dimensions[rule.dimension]}.`,
    ]),
    '',
  ].join('\n');
}

/** As GitHub and VS Code make anchors of headings: letters, digits and hyphens stay. */
function anchorOf(code: string): string {
  return code.replace('.', '');
}

function quoted(example: string): string {
  return `“${example.replaceAll('<', '\\<')}”`;
}
