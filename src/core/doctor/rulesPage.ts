import { dimensionNames } from './dimensionNames.ts';
import type { Dimension, Severity } from '../base/problem.ts';
import { criterionRules } from './criterion/criterionRules.ts';
import type { CriterionRule, FixKind } from './criterion/criterionRule.ts';
import { duplicateOrContradictory } from './criterion/duplicateOrContradictory.ts';
import { criteriaCost, namedCost, passedOver, unreadable } from './diagnose.ts';
import { readingProblems } from './readingProblems.ts';
import { codeSpans } from '../plan/codeSpans.ts';
import type { CatalogueEntry, Cost, Rule } from './rule.ts';
import { ruleAnchor } from './ruleAnchor.ts';
import { rules } from './rules.ts';

const criterionRemedies: Readonly<Record<FixKind, string>> = {
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

const severities: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Info',
  hint: 'Hint',
};

/** A heading of the page, what stands below it, and the rules that it is about. */
interface Group {
  readonly heading: string;
  readonly text: readonly string[];
  readonly entries: readonly Entry[];
}

type Entry = Pick<CatalogueEntry, 'code' | 'severity' | 'title' | 'why' | 'bad' | 'good' | 'remedy' | 'unmended'> & {
  /** What it costs, as a sentence without a full stop. */
  readonly cost: string;
  readonly mends: boolean;
};

/** The catalogue of the doctor's rules as Markdown: each rule's own words, a heading per code to link to. */
export function rulesPage(): string {
  const groups = [criteriaGroup(), ...ruleGroups(), readerGroup()];
  return [
    '# The doctor’s rules',
    '',
    '<!-- Written by `npm run docs`. Change the rules, not this page. -->',
    '',
    'A plan is scored from 0 to 10 in four dimensions: clarity, testability, scope-fit and autonomy-readiness. Each rule',
    'below takes points from one of them, or none. Points that grow with the length of a plan are taken by share: of all',
    'criteria, checks or files. The rest is taken once, split over the places that cost it.',
    '',
    ...groups.flatMap(({ heading, entries }) => [
      `**${heading}**`,
      '',
      ...entries.map(
        ({ code, title, severity }) =>
          `- [\`${code}\`](#${ruleAnchor(code)}): ${title} (${severities[severity].toLowerCase()})`,
      ),
      '',
    ]),
    ...groups.flatMap((group) => [`## ${group.heading}`, '', ...group.text, '', ...group.entries.flatMap(entryText)]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function entryText({ code, severity, title, why, bad, good, remedy, cost, mends, unmended }: Entry): string[] {
  return [
    `### \`${code}\``,
    '',
    `${title}. ${why}`,
    '',
    `- Not so: ${quoted(bad)}`,
    `- But so: ${quoted(good)}`,
    `- What to do: ${remedy}${mends ? ' The editor has a quick fix where the words show which.' : ''}${unmended === undefined ? '' : ` ${unmended}`}`,
    `- ${severities[severity]}; ${cost}.`,
    '',
  ];
}

function criteriaGroup(): Group {
  return {
    heading: 'Criteria',
    text: [
      'A criterion is decidable when somebody with the repository and a shell, but with nobody to ask, could say whether it',
      'holds. Errors and warnings mark the words that prevent it; hints say what would make a decidable criterion better, and',
      'cost nothing. What stands in code, quotation marks, conditions and reasons is not judged, nor is a vague word whose',
      'meaning is said beside it: an exit code, a status, a quoted text, a number with its unit, a named test, a list.',
      '',
      `Every criterion with an error or a warning lowers testability by ${criteriaCost.testability ?? 0} points, autonomy-readiness by ${criteriaCost.autonomy ?? 0} and clarity by ${criteriaCost.clarity ?? 0}, times`,
      'its share of all criteria, whichever rule found it and however often.',
    ],
    entries: [...criterionRules, duplicateOrContradictory].map(criterionEntry),
  };
}

function criterionEntry(rule: Omit<CriterionRule, 'find'>): Entry {
  const named = namedCost[rule.dimension];
  return {
    ...rule,
    remedy: criterionRemedies[rule.fix],
    cost:
      rule.severity === 'hint'
        ? `concerns ${dimensionNames[rule.dimension]} and costs nothing`
        : `costs clarity, testability and autonomy-readiness by the share of criteria${named === undefined ? '' : namedText(rule.dimension, named)}`,
    mends: true,
  };
}

function namedText(dimension: Dimension, points: number): string {
  return dimension === 'scopeFit'
    ? `, and ${points} points of ${dimensionNames[dimension]} besides, by the same share, where no other rule finds anything`
    : `, of ${dimensionNames[dimension]} ${points} points`;
}

const groupTexts: readonly (Omit<Group, 'entries'> & { readonly area: string })[] = [
  {
    area: 'check',
    heading: 'Checks',
    text: [
      'What a check calls is held against the repository as it is now, for plans that are still to be done: pending, in',
      'progress or blocked. A plan that is done, failed or skipped speaks of another time. What the plan lists as new, what a',
      'plan that it waits for creates, and what git ignores is not missed.',
    ],
  },
  {
    area: 'plan',
    heading: 'The plan as a whole',
    text: ['What every plan needs to say, and what nobody could do without asking.'],
  },
  {
    area: 'queue',
    heading: 'The queue',
    text: ['What keeps a plan from being run, or makes two plans get in each other’s way.'],
  },
];

function ruleGroups(): Group[] {
  return groupTexts.map(({ area, heading, text }) => ({
    heading,
    text,
    entries: rules
      .filter(({ code }) => code.startsWith(`${area}.`))
      .map((rule) => ({ ...rule, cost: ruleCost(rule), mends: rule.fixes !== undefined })),
  }));
}

function ruleCost({ cost, dimension, besides = {}, blocks }: Rule): string {
  const further = Object.entries(besides).map(([name, points]) => `${points} of ${dimensionNames[name as Dimension]}`);
  const lost = costText(cost, dimensionNames[dimension]);
  return [lost, ...further].join(' and ') + (blocks === true ? '; the plan does not run' : '');
}

function costText(cost: Cost, dimension: string): string {
  if (cost.points === 0) {
    return `concerns ${dimension} and costs nothing`;
  }
  const points = `${cost.points} ${cost.points === 1 ? 'point' : 'points'} of ${dimension}`;
  return cost.kind === 'flat' ? `costs ${points}` : `costs ${points}, times the share of ${cost.of}`;
}

function readerGroup(): Group {
  return {
    heading: 'The file',
    text: [
      'What keeps a file from being read as the plan that it is meant to be. Errors of this kind together cost',
      `${unreadable.clarity ?? 0} points of clarity and ${unreadable.autonomy ?? 0} of autonomy-readiness, and the plan does not run; warnings together cost ${passedOver}.`,
    ],
    entries: readingProblems.map((problem) => ({
      ...problem,
      cost:
        problem.severity === 'error'
          ? 'the plan does not run'
          : problem.severity === 'warning'
            ? 'something is passed over'
            : 'costs nothing',
      mends: true,
    })),
  };
}

function quoted(example: string): string {
  const spans = codeSpans(example);
  // In code a backslash would be shown; outside of it, Markdown would take `<` for HTML.
  const parts = [...spans, undefined].map((span, at) => {
    const before = example.slice(spans[at - 1]?.end ?? 0, span?.start).replaceAll('<', '\\<');
    return before + (span === undefined ? '' : example.slice(span.start, span.end));
  });
  return `“${parts.join('')}”`;
}
