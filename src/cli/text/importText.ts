import { toldGroups } from '../../core/import/leftOutText.ts';
import type { ImportAnswer } from '../../protocol/importPlans.ts';
import { plainText } from './plainText.ts';

/** Places of one reason that are shown; `--json` tells all. */
const mostPlaces = 8;

/** What an import would write, or has written, and what it leaves out. */
export function importText(answer: ImportAnswer): string {
  const parts = [sourcesText(answer), plansText(answer), knownText(answer), leftOutText(answer), blockedText(answer)];
  return plainText(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

function sourcesText({ sources }: ImportAnswer): string {
  const lines = sources.map(({ name, place, plans, fresh, known }) => {
    const rest = [
      ...(known > 0 ? [`${known} imported before`] : []),
      ...(plans - fresh - known > 0 ? [`${plans - fresh - known} left out`] : []),
    ];
    return `  ${name.padEnd(12)} ${place}: ${[`${fresh} new`, ...rest].join(', ')}`;
  });
  return [sources.length === 1 ? 'Found 1 source.' : `Found ${sources.length} sources.`, ...lines].join('\n');
}

function plansText({ plans, written }: ImportAnswer): string {
  if (plans.length === 0) {
    return 'There is nothing new to write.';
  }
  const lines = plans.flatMap(({ file, score, status, blockedBy, criteria, tasks, checks, from }) => {
    const state = score === null ? status : score.toFixed(1);
    const waits = blockedBy.length === 0 ? '' : `  (waits for ${blockedBy.join(', ')})`;
    return [
      `${state.padStart(7)}  ${file}${waits}`,
      `         ${size(criteria, 'criterion', 'criteria')}, ${size(tasks, 'task', 'tasks')}, ${size(checks, 'check', 'checks')}; from ${from}`,
    ];
  });
  const heading = written
    ? `Wrote ${size(plans.length, 'plan', 'plans')}. Nothing is committed, and no source was changed.`
    : `${size(plans.length, 'plan', 'plans')} to write:`;
  return [heading, '', ...lines].join('\n');
}

function size(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function knownText({ known }: ImportAnswer): string {
  const changed = known.filter((plan) => plan.changed);
  const lines = changed
    .slice(0, mostPlaces)
    .map(({ from, file, nowDone }) => `  ${file}: ${nowDone ? 'done now, says' : 'changed in'} ${from}`);
  const more = changed.length > mostPlaces ? [`  … and ${changed.length - mostPlaces} more`] : [];
  return changed.length === 0
    ? ''
    : [
        'These have changed in their source since they were imported. The plans stay as they are.',
        ...lines,
        ...more,
      ].join('\n');
}

function leftOutText({ leftOut, plans }: ImportAnswer): string {
  if (leftOut.length === 0 || (plans.length === 0 && leftOut.every(({ criteria, tasks }) => criteria + tasks === 0))) {
    return '';
  }
  const groups = toldGroups(leftOut, mostPlaces).flatMap(({ why, lines, more }) => [
    `  ${why}`,
    ...lines.map((line) => `    ${line}`),
    ...(more === 0 ? [] : [`    … and ${more} more (--json tells all)`]),
  ]);
  return ['Left out, or not as it was:', ...groups].join('\n');
}

/** What comes next: sources of other tools have no executable checks, as a rule. */
function blockedText({ plans }: ImportAnswer): string {
  const open = plans.filter(({ score }) => score !== null);
  const blocked = open.filter((plan) => plan.blocked).length;
  return blocked === 0
    ? ''
    : `${blocked} of ${open.length} open plans cannot run as they are: their sources name no executable check, or something else is missing. \`mstack doctor\` says what, and \`mstack doctor --fix\` has an agent make them whole.`;
}
