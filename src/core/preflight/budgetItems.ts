import type { PreflightFacts } from './facts.ts';
import type { Estimate, Forecast } from './forecast.ts';
import { durationText, forecastText, tokensText, usdText } from './forecastText.ts';
import { item } from './item.ts';
import type { PreflightFix, PreflightItem } from './preflight.ts';

/** What the run will take, by this repository's history, and whether the limits that were set allow it. */
export function budgetItems({ settings }: PreflightFacts, forecast: Forecast): readonly PreflightItem[] {
  const { usd, tokens, minutes } = settings.budget;
  const { estimates } = forecast;
  const limits = [
    ...limit('budget.usd', usd, estimates?.usd, usdText),
    ...limit('budget.tokens', tokens, estimates?.tokens, tokensText),
    ...limit('budget.minutes', minutes === undefined ? undefined : minutes * 60, estimates?.seconds, durationText),
  ];
  return [
    ...(forecast.plans === 0
      ? []
      : [item('budget', 'forecast', estimates === undefined ? 'unknown' : 'fine', forecastText(forecast))]),
    ...limits,
  ];
}

function limit(
  name: string,
  allowed: number | undefined,
  estimate: Estimate | undefined,
  text: (value: number) => string,
): PreflightItem[] {
  if (allowed === undefined) {
    return [];
  }
  const fixes: PreflightFix[] = [{ kind: 'open', label: 'Change Limit', file: '.mstack/config.json', line: 0 }];
  const room = `\`${name}\` is ${text(allowed)}`;
  // Pauses at a limit come with runs that keep books; until then a limit that nobody holds must not be taken for one.
  const unheld = 'This version does not stop a run at it.';
  return [
    estimate === undefined || estimate.high <= allowed
      ? item('budget', 'limit', 'warning', `${room}. ${unheld}`, fixes)
      : item(
          'budget',
          'over-limit',
          'warning',
          `${room}, and the run may take ${text(estimate.high)}${estimate.middle > allowed ? `, most likely ${text(estimate.middle)}` : ''}. ${unheld}`,
          fixes,
        ),
  ];
}
