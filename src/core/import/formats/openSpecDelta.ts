import { oneLine } from '../../base/oneLine.ts';
import type { Section } from '../../plan/outline.ts';
import { type MarkdownSource, ownEnd, proseOf } from '../markdownSource.ts';

export interface SpecDelta {
  /** Scenarios, a line each; of a requirement without any, the requirement itself. */
  readonly criteria: readonly string[];
  /** What the requirements say besides, a paragraph each. */
  readonly about: readonly string[];
}

/**
 * What a change does to one spec: requirements with `#### Scenario:` below them.
 *
 * @param capability name of the spec's folder
 */
export function readDelta(source: MarkdownSource, capability: string): SpecDelta {
  const criteria: string[] = [];
  const about: string[] = [];
  let group = '';
  let open: { readonly demand: string; readonly paragraph: string; hasScenario: boolean } | undefined;
  const close = (): void => {
    // Without a scenario the requirement is what can be decided.
    if (open !== undefined && !open.hasScenario && open.demand !== '') {
      criteria.push(open.demand);
    } else if (open !== undefined) {
      about.push(open.paragraph);
    }
    open = undefined;
  };
  for (const section of source.sections) {
    const scenario = nameBehind(section.heading, 'scenario');
    const requirement = nameBehind(section.heading, 'requirement');
    if (scenario !== undefined) {
      criteria.push(statement(source, section, scenario));
      if (open !== undefined) {
        open.hasScenario = true;
      }
    } else if (requirement !== undefined) {
      close();
      const text = proseOf(source, section.line + 1, ownEnd(source, section));
      const isGone = /^(?:removed|renamed)/i.test(group);
      const paragraph = `**${capability}: ${requirement}**${isGone ? ` (${group.toLowerCase()})` : ''}\n\n${text}`;
      open = {
        demand: text === '' ? '' : [requirement, oneLine(text)].filter((part) => part !== '').join(': '),
        paragraph,
        hasScenario: isGone,
      };
    } else {
      close();
      group = section.level <= 2 ? section.heading : group;
      const text = proseOf(source, section.line + 1, ownEnd(source, section));
      if (text !== '') {
        about.push(`**${capability}: ${section.heading}**\n\n${text}`);
      }
    }
  }
  close();
  return { criteria, about };
}

/** `Requirement: Name`; undefined: the heading is about something else, and be it `Requirements`. */
function nameBehind(heading: string, word: string): string | undefined {
  const rest = heading.slice(word.length);
  return heading.toLowerCase().startsWith(word) && /^(?:$|[\s:])/.test(rest)
    ? rest.trim().replace(/^:/, '').trim()
    : undefined;
}

/** `Name: **WHEN** … **THEN** … **AND** …` */
function statement(source: MarkdownSource, section: Section, name: string): string {
  const lines = proseOf(source, section.line + 1, section.end)
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[-*+]|\d{1,3}[.)])\s+/, ''));
  return [name, oneLine(lines.join(' '))].filter((part) => part !== '').join(': ');
}
