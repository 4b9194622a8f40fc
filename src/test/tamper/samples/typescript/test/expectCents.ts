import { expect } from 'vitest';

/** Cents are whole numbers. */
export function expectCents(actual: number, expected: number): void {
  expect(Number.isInteger(actual)).toBe(true);
  expect(actual).toBe(expected);
}
