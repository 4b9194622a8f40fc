export function zoneOf(country: string): number {
  return country === 'CH' ? 1 : 2;
}
