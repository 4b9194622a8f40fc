import { wordsIn } from '../../base/wordsIn.ts';
import { expandBraces } from '../../plan/glob.ts';
import type { Weakening } from './settingLaws.ts';

/** Words for how seriously something is taken, the most serious last. */
const levels: readonly (readonly string[])[] = [
  ['off', '0', 'false', 'none', 'allow', 'disable', 'disabled'],
  ['info', 'information', 'on', 'basic'],
  ['warn', 'warning', '1', 'standard'],
  ['error', '2', 'deny', 'true', 'strict', 'recommended'],
  ['forbid'],
];

/** Folders in which programs put what they make: whoever leaves them out leaves out nobody's work. */
const outputs = new Set(
  wordsIn(`dist build out output coverage htmlcov node_modules target .next .nuxt .output .svelte-kit .turbo .cache .venv venv
    env __pycache__ .mypy_cache .ruff_cache .pytest_cache .tox .nox .git .hg .idea .vscode storybook-static
    test-results playwright-report .stryker-tmp .mstack tmp temp logs .eggs *.egg-info site-packages vendor`),
);

/**
 * Whether a setting's values after a change are weaker than before; undefined: they are not. Else what was done, in words that
 * go on “`key`…”.
 *
 * @param before values in the order of the file; of a list each of its items
 * @param hasFolder whether the repository has files in a folder of this name
 */
export function weakened(
  weakening: Weakening,
  before: readonly string[],
  after: readonly string[],
  hasFolder: (name: string) => boolean,
): string | undefined {
  switch (weakening) {
    case 'free':
      return undefined;
    case 'differs':
      return missing(before, after).length + missing(after, before).length > 0
        ? `is ${shown(after)}, was ${shown(before)}`
        : undefined;
    case 'on':
      return count(after, isOff) > count(before, isOff) || (before.some(isOn) && !after.some(isOn))
        ? `is ${shown(after)}, was ${shown(before)}`
        : undefined;
    case 'off':
      return count(after, (value) => !isOff(value)) > count(before, (value) => !isOff(value))
        ? `is ${shown(after)}, was ${shown(before)}`
        : undefined;
    case 'set': {
      const added = missing(after, before).filter((value) => !isOff(value));
      return added.length > 0 ? `is ${shown(after)}, was ${shown(before)}` : undefined;
    }
    case 'level':
      return isLower(before, after) ? `is ${shown(after)}, was ${shown(before)}` : undefined;
    case 'rises':
    case 'falls':
      return numberWeakened(weakening, before, after);
    case 'loses': {
      const lost = missing(before, after);
      return lost.length > 0 ? `has lost ${shown(lost)}` : undefined;
    }
    case 'selects':
      return selectionWeakened(before, after);
    case 'gains': {
      const gained = missing(after, before).filter((value) => !isHarmless(value, hasFolder));
      return gained.length > 0 ? `has gained ${shown(gained)}` : undefined;
    }
    default:
      return weakening satisfies never;
  }
}

function shown(values: readonly string[]): string {
  return values.length === 0 ? 'not set' : values.map((value) => `\`${value.slice(0, 80)}\``).join(', ');
}

/** Items of the first list that the second one has not as often. */
function missing(from: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return from.filter((value) => {
    const at = left.indexOf(value);
    if (at !== -1) {
      left.splice(at, 1);
    }
    return at === -1;
  });
}

function count(values: readonly string[], matches: (value: string) => boolean): number {
  return values.filter(matches).length;
}

function isOff(value: string): boolean {
  return /^(?:false|off|no|0|none|null|undefined|!1|"never"|never)$/i.test(value);
}

function isOn(value: string): boolean {
  return !isOff(value);
}

function levelOf(value: string): number {
  return levels.findIndex((words) => words.includes(value.toLowerCase()));
}

/** It is serious in fewer places, off in more, or less serious somewhere than it was anywhere. */
function isLower(before: readonly string[], after: readonly string[]): boolean {
  const old = before.map(levelOf).filter((level) => level !== -1);
  const now = after.map(levelOf).filter((level) => level !== -1);
  const isOffMore = now.filter((level) => level === 0).length > old.filter((level) => level === 0).length;
  const isLess = old.length > 0 && Math.min(...now, levels.length) < Math.min(...old);
  return (
    isOffMore ||
    isLess ||
    levels.some(
      (_, at) => now.filter((level) => level >= at).length < old.filter((level) => level >= at).length && at > 0,
    )
  );
}

function numberWeakened(
  direction: 'rises' | 'falls',
  before: readonly string[],
  after: readonly string[],
): string | undefined {
  const old = before.map(numberOf);
  const now = after.map(numberOf);
  const sentence = `is ${shown(after)}, was ${shown(before)}`;
  if (direction === 'falls') {
    // Without a floor anything passes; where there is one by default, naught takes it away.
    const isLess = now.length < old.length || now.some((value, at) => value < (old[at] ?? value));
    return isLess || (old.length === 0 && now.includes(0)) ? sentence : undefined;
  }
  const wasNone = old.length === 0;
  return now.some((value, at) => (wasNone ? value !== 0 : value > (old[at] ?? old.at(-1) ?? value))) ||
    (before.length > 0 && after.length === 0 && old.some((value) => value === 0))
    ? sentence
    : undefined;
}

/** `80%`, `5_000`, `60 * 1000`; what is no number is as large as can be. */
function numberOf(value: string): number {
  const plain = value.replace(/%$/, '').replaceAll('_', '');
  const product = plain.split('*').map((factor) => Number(/^-?\d+(?:\.\d+)?/.exec(factor.trim())?.[0] ?? Number.NaN));
  const number = product.reduce((one, other) => one * other, 1);
  return Number.isNaN(number) ? (isOff(value) ? 0 : Infinity) : number;
}

function selectionWeakened(before: readonly string[], after: readonly string[]): string | undefined {
  if (before.length === 0) {
    const isAll = after.every((value) => /^(?:\.\/?|\*\*\/?\*?|\.\/\.\.\.)$/.test(value));
    return after.length > 0 && !isAll ? `is limited to ${shown(after)}, was not limited` : undefined;
  }
  const lost = missing(before, after).filter(
    (value) => !after.some((other) => covers(other, value) || expandBraces(other).includes(value)),
  );
  const left = missing(after, before).filter((value) => value.startsWith('!'));
  return after.length === 0 || (lost.length === 0 && left.length === 0)
    ? undefined
    : lost.length > 0
      ? `has lost ${shown(lost)}`
      : `has gained ${shown(left)}`;
}

/** Whether a path or glob takes in another for certain: a folder above it, or the same with wider stars. */
function covers(wide: string, narrow: string): boolean {
  const folder = wide.replace(/^\.\//, '').replace(/(?:\/?\*\*)?(?:\/\*)?\/?$/, '');
  const inner = narrow.replace(/^\.\//, '');
  return (
    folder === '' || folder === '.' || (!/[*?{[]/.test(folder) && (inner === folder || inner.startsWith(`${folder}/`)))
  );
}

/** A folder of outputs in which the repository has nothing. */
function isHarmless(value: string, hasFolder: (name: string) => boolean): boolean {
  const first = value
    .replaceAll(/\\\.|[\\^$()]/g, (part) => (part === '\\.' ? '.' : ''))
    .split('/')
    .find((part) => part !== '' && !/^(?:\*+|<rootDir>|\.)$/.test(part));
  return first !== undefined && outputs.has(first) && !hasFolder(first);
}
