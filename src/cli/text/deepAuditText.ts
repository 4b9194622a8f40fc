import type { DeepAudit } from '../../core/audit/audit.ts';
import { percent } from '../../core/audit/judging/words.ts';
import { stalenessText } from '../../core/mutation/staleness.ts';
import type { ProjectAudit } from '../projectAudit.ts';

/** Survivors that are shown; `--json` has all of them. */
const shownSurvivors = 20;

/** What running the project's commands has shown, line by line; no line when nothing was run. */
export function deepAuditText({ deep, measuredAt, changed }: ProjectAudit): readonly string[] {
  if (deep === undefined || measuredAt === undefined) {
    return [];
  }
  const stale = stalenessText(changed);
  const day = new Date(measuredAt).toISOString().slice(0, 16).replace('T', ' ');
  const survivors = deep.mutants?.survivors ?? [];
  return [
    `What running it showed (${day} UTC${stale === '' ? '' : `; ${stale}`})`,
    ...deep.commands.map((command) => `  ${commandText(command)}`),
    ...(deep.coverage === undefined ? [] : [`  The tests reach ${percent(deep.coverage)} of the lines`]),
    ...(deep.mutants === undefined ? [] : [`  ${mutantsText(deep.mutants)}`]),
    ...(survivors.length === 0 ? [] : ['', 'Changes that no test noticed', ...listed(survivors)]),
    ...(deep.gaps.length === 0 ? [] : ['', 'Not known', ...deep.gaps.map((gap) => `  ${gap}`)]),
  ];
}

function commandText({ command, passed, seconds, tests, skipped }: DeepAudit['commands'][number]): string {
  const ran = tests === undefined ? '' : `, ${tests} ${tests === 1 ? 'test' : 'tests'}`;
  const left = skipped === undefined || skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${passed ? 'passed' : 'FAILED'}  ${command} (${seconds.toFixed(1)} s${ran}${left})`;
}

function mutantsText({ tool, tried, chosen, killed, timedOut, share }: NonNullable<DeepAudit['mutants']>): string {
  const late = timedOut === 0 ? '' : `, ${timedOut} of them by the time limit`;
  const rest = tried < chosen ? ` (${chosen} were to be tried)` : '';
  const all = `that stands for ${percent(share.low)} to ${percent(share.high)} of all, with 95 % certainty`;
  return `The tests noticed ${killed} of ${tried} small changes${rest}${late}: ${all} (${tool})`;
}

function listed(survivors: readonly string[]): readonly string[] {
  const rest = survivors.length - shownSurvivors;
  return [
    ...survivors.slice(0, shownSurvivors).map((text) => `  ${text}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}
