import { cargoTestReader } from './cargoTest.ts';
import { dotnetTestReader } from './dotnetTest.ts';
import { goTestReader } from './goTest.ts';
import { jestReader } from './jest.ts';
import { mochaReader } from './mocha.ts';
import { nodeTestReader } from './nodeTest.ts';
import { phpunitReader } from './phpunit.ts';
import { playwrightReader } from './playwright.ts';
import { pytestReader } from './pytest.ts';
import { rspecReader } from './rspec.ts';
import { surefireReader } from './surefire.ts';
import { tapReader } from './tap.ts';
import type { TestReader } from './testReader.ts';
import { unittestReader } from './unittest.ts';
import { vitestReader } from './vitest.ts';

/** A reader for every test runner whose output is understood. A new one: a file like `cargoTest.ts`, and a place here. */
export function testReaders(): readonly TestReader[] {
  return [
    nodeTestReader(),
    tapReader(),
    mochaReader(),
    vitestReader(),
    jestReader(),
    playwrightReader(),
    pytestReader(),
    unittestReader(),
    cargoTestReader(),
    goTestReader(),
    phpunitReader(),
    rspecReader(),
    surefireReader(),
    dotnetTestReader(),
  ];
}
