/** `npm run docs`: writes the page of the settings, and their JSON Schema for editors, from the settings themselves. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { settingsJsonSchema, settingsPage } from '../src/core/settings/settingsPage.ts';

const root = path.join(import.meta.dirname, '..');
writeFileSync(path.join(root, 'docs', 'settings.md'), settingsPage());
writeFileSync(path.join(root, 'syntaxes', 'config.schema.json'), settingsJsonSchema());
