import { comparablePath } from '../plan/listedPaths.ts';
import type { PathGround } from './pathProblems.ts';
import type { PlanPart, PlanProblem } from './planProblem.ts';
import type { ProposedPlan } from './proposal.ts';

/** A path in a code span, with or without a line behind it. Patterns, routes and addresses are none. */
const span = /`((?:\.\/)?[\w@-][\w.@-]*(?:\/[\w.@()[\]-]+)+\.[A-Za-z]\w{0,7})(?::\d+(?:[-:]\d+)?)?`/g;

/** What is said right before the path of a file that comes of the work, or is to be away. */
const comesOrGoes =
  /\b(?:writ(?:es?|ten|ing)|creat(?:es?|ed|ing)|generat(?:es?|ed|ing)|produc(?:es?|ed|ing)|sav(?:es?|ed|ing)|outputs?|emits?|downloads?|makes?|removes?|removed|deletes?|deleted|no|not|without|instead of|such as)\b/i;

/** UTF-16 units before a path that say what is meant. */
const longestLead = 60;

/**
 * Files that a plan speaks of in its prose and that are not there, are not listed by any plan of the set, and are made by
 * none before it. Only paths into a folder of the repository are looked at: others may be data, routes, or results.
 *
 * @param listed what the plans of the set list, comparable
 */
export function namedPathProblems(
  plan: ProposedPlan,
  { repository, created }: PathGround,
  listed: ReadonlySet<string>,
): readonly PlanProblem[] {
  const { files } = repository;
  const told = new Set<string>();
  return prose(plan).flatMap(({ text, place }) =>
    [...text.matchAll(span)].flatMap((match): PlanProblem[] => {
      const path = match[1] ?? '';
      const plain = comparablePath(path);
      const [top = ''] = plain.split('/');
      const isKnown =
        !files.hasFolder(top) ||
        files.hasFile(plain) ||
        files.hasFolder(plain) ||
        repository.mayBeUnlisted?.(plain) === true ||
        created.has(plain) ||
        listed.has(plain) ||
        told.has(plain) ||
        comesOrGoes.test(leadOf(text, match.index));
      if (isKnown) {
        return [];
      }
      told.add(plain);
      return [
        {
          message: `\`${path}\` is named here and is not there: it is not in the repository, and no plan lists it. Correct the path, or list the file as new.`,
          place,
          isRed: true,
        },
      ];
    }),
  );
}

/** What stands before a path in its own part of a sentence. */
function leadOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestLead), at);
  return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf(';'), before.lastIndexOf('`')) + 1);
}

function prose(plan: ProposedPlan): readonly { readonly text: string; readonly place: PlanPart }[] {
  return [
    ...(['requirements', 'approach', 'testing'] as const).map((part) => ({ text: plan[part], place: { part } })),
    ...(['criteria', 'tasks'] as const).flatMap((part) =>
      plan[part].map((text, at) => ({ text, place: { part, at } })),
    ),
  ];
}
