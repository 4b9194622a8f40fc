import { describe, expect, it } from 'vitest';
import { postage } from '../src/postage.ts';

describe('postage', () => {
  it('is low up to half a kilogram', () => {
    expect(postage(500)).toBe(700);
  });

  it('is higher above', () => {
    expect(postage(501)).toBe(1100);
  });
});
