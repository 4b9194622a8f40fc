import { goSurroundings } from './cases/go/surroundings.ts';
import { pythonSurroundings } from './cases/python/surroundings.ts';
import { rustSurroundings } from './cases/rust/surroundings.ts';
import { typescriptCommands } from './cases/typescript/commands.ts';
import { typescriptRepository } from './cases/typescript/repository.ts';
import { typescriptSettings } from './cases/typescript/settings.ts';
import { typescriptSuppressions } from './cases/typescript/suppressions.ts';
import { goTests } from './cases/go/tests.ts';
import { pythonTests } from './cases/python/tests.ts';
import { rustTests } from './cases/rust/tests.ts';
import { typescriptTestAssertions } from './cases/typescript/testAssertions.ts';
import { typescriptTests } from './cases/typescript/tests.ts';
import { goFurther } from './cases/go/further.ts';
import { pythonFurther } from './cases/python/further.ts';
import { pythonScope } from './cases/python/scope.ts';
import { rustFurther } from './cases/rust/further.ts';
import { typescriptFurther } from './cases/typescript/further.ts';
import { typescriptScope } from './cases/typescript/scope.ts';
import type { TamperCase } from './tamperCase.ts';

/** Every pair of a cheat and an honest edit: one line for each file of `cases/`. */
export const tamperCases: readonly TamperCase[] = [
  ...typescriptTests,
  ...typescriptTestAssertions,
  ...pythonTests,
  ...goTests,
  ...rustTests,
  ...typescriptSuppressions,
  ...typescriptSettings,
  ...typescriptCommands,
  ...typescriptRepository,
  ...pythonSurroundings,
  ...goSurroundings,
  ...rustSurroundings,
  ...typescriptFurther,
  ...pythonFurther,
  ...goFurther,
  ...rustFurther,
  ...typescriptScope,
  ...pythonScope,
];
