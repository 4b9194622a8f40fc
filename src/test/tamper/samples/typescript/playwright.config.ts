import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './e2e',
  retries: 0,
  forbidOnly: true,
  use: { baseURL: 'http://localhost:4173' },
});
