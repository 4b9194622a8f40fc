/** `npm run docs`: writes the catalogue of the doctor’s rules from the rules themselves. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { rulesPage } from '../src/core/doctor/rulesPage.ts';

writeFileSync(path.join(import.meta.dirname, '..', 'docs', 'doctor.md'), rulesPage());
