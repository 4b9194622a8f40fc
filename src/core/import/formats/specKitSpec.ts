import type { Section } from '../../plan/outline.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { type MarkdownSource, ownEnd, proseOf, sectionsBelow } from '../markdownSource.ts';
import { reasons } from '../reasons.ts';
import { plainTitle } from '../plainTitle.ts';
import { labelsIn } from '../sourceLabels.ts';
import { itemsIn, type SourceItem, wholeText } from '../sourceItems.ts';

export interface UserStory {
  readonly number: number;
  readonly title: string;
  /** What the person does, in plain words. */
  readonly summary: string;
  readonly independentTest: string;
  /** Given, when, then; a line each. */
  readonly scenarios: readonly string[];
}

/** What `spec.md` demands. */
export interface FeatureSpec {
  /** Empty: there is none. */
  readonly title: string;
  readonly stories: readonly UserStory[];
  /** Scenarios that belong to no story, requirements and measurable outcomes. `id`: `FR-001`. */
  readonly demands: readonly { readonly id: string; readonly text: string }[];
  readonly outOfScope: readonly string[];
}

export function readSpec(source: MarkdownSource, file: string, leftOut: LeftOutList): FeatureSpec {
  const { sections } = source;
  const title = sections.find(({ level }) => level === 1)?.heading ?? '';
  const stories: UserStory[] = [];
  const demands: { id: string; text: string }[] = [];
  const outOfScope: string[] = [];
  let storyEnd = 0;
  let above: { readonly end: number } = { end: 0 };
  for (const section of sections.filter(({ level, line }) => level > 1 || line > 0)) {
    const isPart = section.line < above.end && !isBackground(section);
    const kind = isPart ? 'demands' : kindOf(section);
    if (kind === 'demands' && !isPart) {
      above = section;
    }
    if (section.line < storyEnd) {
      // The story has read it.
    } else if (kind === 'story') {
      stories.push(readStory(source, section, stories.length + 1));
      storyEnd = section.end;
    } else if (kind === 'demands') {
      demands.push(...demandsIn(source, section));
    } else if (kind === 'outOfScope') {
      outOfScope.push(...itemsIn(source, section.line + 1, ownEnd(source, section)).map(wholeText));
    } else if (kind === 'questions' && hasText(source, section)) {
      leftOut.addSection(file, { source, section }, reasons.question);
    }
  }
  return {
    title: plainTitle(title.replace(/^(?:feature )?spec(?:ification)?\s*:\s*/i, '')),
    stories,
    demands,
    outOfScope,
  };
}

function demandsIn(source: MarkdownSource, section: Section): FeatureSpec['demands'] {
  return itemsIn(source, section.line + 1, ownEnd(source, section)).map((item) => {
    const text = wholeText(item);
    return { id: /^\**([A-Z]{2,4}-\d{1,4}[a-z]?)\b/.exec(text)?.[1] ?? '', text };
  });
}

/** Below a heading about requirements, but none. */
function isBackground({ heading }: Section): boolean {
  return /key entit|assumption|glossar|constraint|\bnotes\b|dependenc|edge cases|clarification/i.test(heading);
}

function kindOf({ heading }: Section): 'story' | 'demands' | 'outOfScope' | 'questions' | 'other' {
  if (/^user story\b|^US\d/i.test(heading)) {
    return 'story';
  }
  const words = heading.toLowerCase();
  const isRequirements =
    words.endsWith('requirements') || (words.includes('requirements') && words.includes('mandatory'));
  if (isRequirements || /^success criteria|outcomes|^acceptance (?:scenarios|criteria)/.test(words)) {
    return 'demands';
  }
  if (/out of scope|non-goals/i.test(heading)) {
    return 'outOfScope';
  }
  return /edge cases|clarifications|open questions/i.test(heading) ? 'questions' : 'other';
}

function hasText(source: MarkdownSource, section: Section): boolean {
  return source.shown.slice(section.line + 1, ownEnd(source, section)).some((line) => /[\p{L}\p{N}]/u.test(line));
}

function readStory(source: MarkdownSource, section: Section, ordinal: number): UserStory {
  const { heading, line, end } = section;
  const items = itemsIn(source, line + 1, end);
  const labels = labelsIn(source, line + 1, end);
  const below = sectionsBelow(source, section);
  const isAcceptance = (item: SourceItem): boolean =>
    /^acceptance\b/i.test(labels.findLast((label) => label.line < item.line)?.name ?? '') ||
    below.some((part) => /^acceptance\b/i.test(part.heading) && item.line > part.line && item.line < part.end);
  const bodyEnd = Math.min(labels[0]?.line ?? end, items[0]?.line ?? end, ownEnd(source, section));
  return {
    number: Number(/\d{1,3}/.exec(heading)?.[0] ?? ordinal),
    title: plainTitle(heading),
    summary: proseOf(source, line + 1, Math.max(line + 1, bodyEnd)),
    independentTest: labels.find(({ name }) => /^independent test/i.test(name))?.text ?? '',
    scenarios: items
      .filter((item) => item.isNumbered || /\bgiven\b/i.test(item.text) || isAcceptance(item))
      .map(wholeText),
  };
}
