import type { Estimate, Forecast } from './forecast.ts';

/** `7 plans: about 1 h 40 min (50 min – 3 h), about $4.00 ($2.00 – $7.00) (from 12 earlier plans here)`. */
export function forecastText({ plans, history, estimates }: Forecast): string {
  const subject = plans === 1 ? '1 plan' : `${plans} plans`;
  if (estimates === undefined) {
    const known = history === 0 ? '' : ` (${history} of 3 earlier plans)`;
    return `${subject}. How long and how much: no history yet${known}.`;
  }
  const { seconds, usd, tokens } = estimates;
  const time = about(seconds, durationText);
  const cost = usd === undefined ? about(tokens, tokensText) : about(usd, usdText);
  return `${subject}: ${time}, ${cost} (from ${history} earlier plans here).`;
}

function about({ low, middle, high }: Estimate, text: (value: number) => string): string {
  const [least, most] = [text(low), text(high)];
  return least === most ? `about ${text(middle)}` : `about ${text(middle)} (${least} – ${most})`;
}

/** Seconds as people say them, no finer than they can be foretold: `40 s`, `4 min`, `1 h 40 min`, `2 d 3 h`. */
export function durationText(seconds: number): string {
  if (seconds < 55) {
    return seconds < 10 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 5) * 5} s`;
  }
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const rounded = Math.round(minutes / 5) * 5;
  const hours = Math.floor(rounded / 60);
  if (hours < 48) {
    return withRest(`${hours} h`, rounded % 60, 'min');
  }
  const all = Math.round(minutes / 60);
  return withRest(`${Math.floor(all / 24)} d`, all % 24, 'h');
}

function withRest(text: string, rest: number, unit: string): string {
  return rest === 0 ? text : `${text} ${rest} ${unit}`;
}

export function usdText(usd: number): string {
  if (usd > 0 && usd < 0.01) {
    return 'less than 1 cent';
  }
  return usd < 100 ? `$${usd.toFixed(2)}` : `$${Math.round(usd)}`;
}

export function tokensText(tokens: number): string {
  if (tokens >= 999_500) {
    return `${(tokens / 1_000_000).toFixed(1)} M tokens`;
  }
  return tokens >= 1000 ? `${Math.round(tokens / 1000)} k tokens` : `${Math.round(tokens)} tokens`;
}
