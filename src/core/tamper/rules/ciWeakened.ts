import { isCiFile } from '../../audit/commands/commandFiles.ts';
import type { Setting } from '../reading/javascriptTree.ts';
import { settingsOf } from '../reading/settingsOf.ts';
import type { FileVersions } from '../tamper.ts';
import { type Weakening, weakenedFile } from './weakenedFile.ts';

/** CI that is gone, starts on less, runs on less, or hears less. What its steps start is a matter of the commands. */
export const ciWeakened = weakenedFile({ code: 'ci.weakened', isOne: isCiFile, weakenings: weakeningsOf });

function weakeningsOf({ path, pathBefore, before, after }: FileVersions): Weakening[] {
  if (before === undefined) {
    return [];
  }
  if (after === undefined || !isCiFile(path)) {
    return [
      { line: 0, what: after === undefined ? 'it is gone' : `no CI reads it here, it was ${pathBefore ?? path}` },
    ];
  }
  if (!/\.ya?ml$/.test(path)) {
    return [];
  }
  const old = settingsOf(path, before);
  const now = settingsOf(path, after);
  return [...lostTriggers(old, now), ...lostValues(old, now), ...newConditions(old, now)];
}

/** Jobs may have other names. */
function joined({ path }: Setting): string {
  return jobOf(path) === undefined ? path.join('.') : ['jobs', '*', ...path.slice(2)].join('.');
}

function jobOf(path: readonly string[]): string | undefined {
  return path[0] === 'jobs' ? path[1] : undefined;
}

/** `on: [push]`, `on: { push: … }`, with and without quotes (YAML 1.1 reads `on` as true). */
function triggers(settings: readonly Setting[]): ReadonlySet<string> {
  const own = settings.filter(({ path }) => /^(?:on|true|trigger|workflow)$/.test(path[0] ?? ''));
  return new Set(own.map(({ path, value }) => (path.length === 1 ? value : (path[1] ?? ''))));
}

function lostTriggers(old: readonly Setting[], now: readonly Setting[]): Weakening[] {
  const left = triggers(now);
  const kept = [...triggers(old)].filter(
    (trigger) => !left.has(trigger) && /^(?:push|pull_request|merge_group|schedule)/.test(trigger),
  );
  // A trigger without further words is a key without a value, which is no setting.
  const named = new Set(now.flatMap(({ path }) => path));
  return kept
    .filter((trigger) => !named.has(trigger))
    .map((trigger) => ({ line: 0, what: `it is not started by ${trigger} any more` }));
}

/** Versions and systems that it ran on, branches that it watched; and what it leaves out now. */
function lostValues(old: readonly Setting[], now: readonly Setting[]): Weakening[] {
  const lists = /(?:^|\.)(?:matrix\.[^.]+|branches|only|parallel\.matrix\.[^.]+)$/;
  const excluded = /(?:^|\.)(?:branches-ignore|paths-ignore|except|matrix\.exclude\.[^.]+)$/;
  const limits = /^(?:on|true)\.[^.]+\.(?:paths|branches|types|tags)$/;
  const keys = new Set(old.map(joined));
  const has = (settings: readonly Setting[], wanted: Setting): boolean =>
    settings.some((each) => joined(each) === joined(wanted) && each.value === wanted.value);
  const lost = old.filter((each) => {
    const key = joined(each);
    const left = now.filter((other) => joined(other) === key);
    const number = old.filter((other) => joined(other) === key).length;
    return lists.test(key) && !has(now, each) && left.length < number;
  });
  const gained = now.filter(
    (each) =>
      !has(old, each) && (excluded.test(joined(each)) || (limits.test(joined(each)) && !keys.has(joined(each)))),
  );
  return [
    ...lost.map((each) => ({ line: 0, what: `\`${joined(each)}\` has lost \`${each.value}\`` })),
    ...gained
      .filter((each) => !isNewTrigger(each, old))
      .map((each) => ({ line: each.line, what: `\`${joined(each)}\` is limited by \`${each.value}\`` })),
  ];
}

/** A trigger that comes with its limits takes nothing away. */
function isNewTrigger({ path }: Setting, old: readonly Setting[]): boolean {
  return (
    /^(?:on|true)$/.test(path[0] ?? '') &&
    !triggers(old).has(path[1] ?? '') &&
    old.every((each) => !each.path.includes(path[1] ?? ''))
  );
}

/** Conditions on what ran without one. */
function newConditions(old: readonly Setting[], now: readonly Setting[]): Weakening[] {
  const keys = /(?:^|\.)(?:if|when|rules\.if|condition|continue-on-error|allow_failure|needs\.optional)$/;
  const jobs = new Set(old.map(({ path }) => path.slice(0, 2).join('.')));
  return now
    .filter((each) => {
      const job = each.path.slice(0, 2).join('.');
      const isOpen =
        /^(?:false|always\(\)|\$\{\{ ?always\(\) ?\}\}|null)$/.test(each.value) && !/(?:^|\.)if$/.test(joined(each));
      return (
        keys.test(joined(each)) &&
        !isOpen &&
        jobs.has(job) &&
        count(old, each) < count(now, each) &&
        uses(now, job) <= uses(old, job)
      );
    })
    .map((each) => ({
      line: each.line,
      what: `\`${joined(each)}\` is \`${each.value}\`, which it was not: what stands there may not run, or not be heard`,
    }));
}

function count(settings: readonly Setting[], wanted: Setting): number {
  return settings.filter((each) => joined(each) === joined(wanted) && each.value === wanted.value).length;
}

/** Steps of a job. */
function uses(settings: readonly Setting[], job: string): number {
  return settings.filter(
    ({ path }) => path.slice(0, 2).join('.') === job && /^(?:run|uses|script)$/.test(path.at(-1) ?? ''),
  ).length;
}
