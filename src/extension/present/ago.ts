const steps = [
  { name: 'day', milliseconds: 86_400_000 },
  { name: 'hour', milliseconds: 3_600_000 },
  { name: 'minute', milliseconds: 60_000 },
] as const;

/** How long ago something was, as people say it. */
export function ago(milliseconds: number): string {
  const step = steps.find((one) => milliseconds >= one.milliseconds);
  if (step === undefined) {
    return 'just now';
  }
  const number = Math.floor(milliseconds / step.milliseconds);
  return `${number} ${step.name}${number === 1 ? '' : 's'} ago`;
}
