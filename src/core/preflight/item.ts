import type { PreflightFix, PreflightItem, PreflightState, PreflightTopic } from './preflight.ts';

/** @param code without its topic */
export function item(
  topic: PreflightTopic,
  code: string,
  state: PreflightState,
  message: string,
  fixes: readonly PreflightFix[] = [],
): PreflightItem {
  return { code: `${topic}.${code}`, topic, state, message, fixes };
}

/** `a, b and 3 more`: of many things the first ones. */
export function someOf(things: readonly string[], shown = 5): string {
  const more = things.length - shown;
  return more <= 0 ? things.join(', ') : `${things.slice(0, shown).join(', ')} and ${more} more`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
