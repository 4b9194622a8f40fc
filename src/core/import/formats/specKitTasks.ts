import type { Section } from '../../plan/outline.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { type MarkdownSource, ownEnd } from '../markdownSource.ts';
import { reasons } from '../reasons.ts';
import { labelsIn } from '../sourceLabels.ts';
import { itemsIn, type SourceItem, wholeText } from '../sourceItems.ts';

export interface FeatureTask {
  /** `T012`; empty: it has none. */
  readonly id: string;
  readonly text: string;
  readonly item: SourceItem;
}

/** A heading of `tasks.md` with tasks below it. */
export interface FeaturePhase {
  readonly heading: string;
  /** `3` of “Phase 3: …”, `3.1` of older files. */
  readonly number: string | undefined;
  /** Number of the user story that it is about. */
  readonly story: number | undefined;
  readonly goal: string;
  /** What must hold at its end, in the source's words. */
  readonly checkpoints: readonly string[];
  readonly tasks: readonly FeatureTask[];
}

/** A phase that waits for others, as the section about dependencies says: `US2` or `Phase 2`. */
export interface StatedNeed {
  readonly who: readonly string[];
  readonly whom: readonly string[];
}

export interface FeatureTasks {
  readonly phases: readonly FeaturePhase[];
  readonly stated: readonly StatedNeed[];
}

const taskId = /^\**(T(?:\d{2,5}[a-z]?|XXX))\b\**/;

export function readTasks(source: MarkdownSource, file: string, leftOut: LeftOutList): FeatureTasks {
  const headings = phaseHeadings(source);
  const boxes = itemsIn(source, 0, source.lines.length).filter(({ box }) => box !== undefined);
  const hasIds = boxes.some(({ text }) => taskId.test(text));
  const tasks = new Map<Section | undefined, FeatureTask[]>();
  let at = -1;
  for (const item of boxes) {
    while ((headings[at + 1]?.line ?? Infinity) < item.line) {
      at += 1;
    }
    const heading = headings[at];
    const text = wholeText(item);
    const id = taskId.exec(text)?.[1] ?? '';
    if (hasIds && id === '') {
      leftOut.add(file, `“${text}”`, reasons.aboutTasks, { tasks: 1 });
    } else {
      const own = tasks.get(heading) ?? [];
      own.push({ id, text, item });
      tasks.set(heading, own);
    }
  }
  return {
    phases: [...tasks].map(([heading, own]) => phaseOf(source, heading, own)),
    stated: readStated(source),
  };
}

/** What begins a phase: a heading that says so, at whatever level, or any of the second level. */
function phaseHeadings({ sections }: MarkdownSource): readonly Section[] {
  return sections.filter(({ heading, level }) => level === 2 || /^phase\b/i.test(heading));
}

function phaseOf(source: MarkdownSource, section: Section | undefined, tasks: readonly FeatureTask[]): FeaturePhase {
  const heading = section?.heading ?? '';
  const labels = (section === undefined ? [] : labelsIn(source, section.line + 1, section.end)).filter(
    ({ text }) => text !== '',
  );
  const story = /user stor(?:y|ies)\s*(\d{1,3})|\bUS(\d{1,3})\b/i.exec(heading);
  const number = story?.[1] ?? story?.[2];
  return {
    heading,
    number: /^phase\s+(\d{1,3}(?:\.\d{1,3})?)/i.exec(heading)?.[1],
    story: number === undefined ? undefined : Number(number),
    goal: labels.find(({ name }) => /^(?:goal|purpose)$/i.test(name))?.text ?? '',
    checkpoints: labels.filter(({ name }) => /^checkpoint/i.test(name)).map(({ text }) => text),
    tasks,
  };
}

/** `- **US2 (Phase 4)**: Depends on Phase 2 + US1 — …`: what stands before the dash is certain. */
function readStated(source: MarkdownSource): readonly StatedNeed[] {
  return source.sections
    .filter(({ heading }) => /dependenc/i.test(heading))
    .flatMap((section) => itemsIn(source, section.line + 1, ownEnd(source, section)))
    .flatMap(({ text }) => {
      const colon = text.indexOf(':');
      const words = text.slice(colon + 1);
      const verb = /\b(?:depends? on|requires?|start after)\s/i.exec(words);
      const clause = verb === null ? '' : words.slice(verb.index + verb[0].length);
      const certain = clause.split(/\s[-–—]\s|[.;]\s|[.;]$|\(shares?\b/)[0] ?? '';
      const who = phasesNamed(colon === -1 ? '' : text.slice(0, colon));
      const whom = phasesNamed(certain);
      return who.length > 0 && whom.length > 0 ? [{ who, whom }] : [];
    });
}

/** `US3` and `Phase 2`, as `phaseNames` has them. */
function phasesNamed(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:(phase)\s+|(?:user story\s+|US))(\d{1,3}(?:\.\d{1,3})?)/gi)].map(
    ([, phase, number = '']) => (phase === undefined ? `US${number}` : `Phase ${number}`),
  );
}

/** By what a phase is named elsewhere in the file. */
export function phaseNames({ number, story }: FeaturePhase): readonly string[] {
  return [...(number === undefined ? [] : [`Phase ${number}`]), ...(story === undefined ? [] : [`US${story}`])];
}

/** Tasks that a task says it depends on. */
export function taskNeeds({ text }: FeatureTask): readonly string[] {
  const clause =
    /\b(?:depends on|after|blocked by)\s+((?:T\d{2,5}[a-z]?|[\s,+&–-]|and\b|to\b)+)/i.exec(text)?.[1] ?? '';
  return [...clause.matchAll(/T\d{2,5}[a-z]?/g)].map(([id]) => id);
}
