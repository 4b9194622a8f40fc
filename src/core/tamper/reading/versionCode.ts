import { oncePer } from '../../base/oncePer.ts';
import type { FileVersions } from '../tamper.ts';
import { readCode } from './code.ts';

/** A changed file as code, before and after; undefined where there is none, or its language is not known. Read once. */
export const codeBefore = oncePer(({ path, pathBefore, before }: FileVersions) =>
  before === undefined ? undefined : readCode(pathBefore ?? path, before),
);

export const codeAfter = oncePer(({ path, after }: FileVersions) =>
  after === undefined ? undefined : readCode(path, after),
);
