import { expect, test } from '@playwright/test';

test('shows the total', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('total')).toHaveText('133.85');
});
