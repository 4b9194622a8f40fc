import { toldGroups } from '../../core/import/leftOutText.ts';
import type { ImportAnswer } from '../../protocol/importPlans.ts';

/** A source to choose. */
export interface ImportItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly place: string;
}

/** Sources that have something new. */
export function importItems({ sources }: ImportAnswer): readonly ImportItem[] {
  return sources
    .filter(({ fresh }) => fresh > 0)
    .map(({ name, place, fresh, known }) => ({
      label: name,
      description: place,
      detail: [
        counted(fresh, 'plan to write', 'plans to write'),
        ...(known > 0 ? [`${known} imported before`] : []),
      ].join(', '),
      place,
    }));
}

/** Places of one reason that are told in the document; the command line tells all with `--json`. */
const mostPlaces = 200;

/** A document about an import, for a person who wants to know what became of the sources. */
export function importSummary({ plans, known, leftOut }: ImportAnswer): string {
  const changed = known.filter((plan) => plan.changed);
  const parts = [
    '# Imported plans',
    `${counted(plans.length, 'plan was', 'plans were')} written. Nothing is committed, and no source was changed.`,
    plans.map(planLine).join('\n'),
    blockedWords(plans),
    ...(changed.length === 0
      ? []
      : [
          '## Changed since they were imported',
          'The plans stay as they are.',
          changed
            .map(({ file, from, nowDone }) => `- ${code(file)}: ${code(from)}${nowDone ? ' is done now' : ''}`)
            .join('\n'),
        ]),
    ...(leftOut.length === 0 ? [] : ['## Left out, or not as it was']),
    ...toldGroups(leftOut, mostPlaces).flatMap(({ why, lines, more }) => [
      `### ${why}`,
      [...lines.map((line) => `- ${plain(line)}`), ...(more === 0 ? [] : [`- … and ${more} more`])].join('\n'),
    ]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function planLine({ file, score, status, from }: ImportAnswer['plans'][number]): string {
  return `- ${code(file)} (${score === null ? status : `score ${score.toFixed(1)}`}), from ${code(from)}`;
}

function blockedWords(plans: ImportAnswer['plans']): string {
  const blocked = plans.filter((plan) => plan.blocked).length;
  return blocked === 0
    ? ''
    : `${counted(blocked, 'plan cannot', 'plans cannot')} run as written: as a rule, the source names no command that proves the work. The Problems view says what is missing, and “Fix with Agent” can add it.`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** Text of a source that must not be read as Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
