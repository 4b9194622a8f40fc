import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cargoNames, justRecipeNames, makeTargetNames, packageScriptNames } from '../../../core/plan/manifests.ts';
import { mutated } from '../inputs/mutation.ts';
import { fuzzTarget } from '../target.ts';

const manifests = fc.constantFrom(
  '{ "name": "a", "scripts": { "test": "mocha", "lint:fix": "oxlint --fix" } }',
  '.PHONY: all\nall: build test ## everything\nbuild $(OUT): a.c\n\tcc a.c\nX := 1\n%.o: %.c\n',
  'set shell := ["bash"]\n\nalias t := test\n\n# Runs\n@test name="x": build\n  cargo test {{name}}\nimport "b"\n',
  '[package]\nname = "a"\n[[bin]]\nname = "b"\n[alias]\nxt = "test"\n[dev-dependencies]\nname = "no"\n',
);

export const manifestsTarget = fuzzTarget({
  name: 'manifests',
  share: 5,
  input: mutated(manifests),
  holds: (text) => {
    for (const names of [packageScriptNames, makeTargetNames, justRecipeNames, namesOfCargo]) {
      assert.deepEqual(names(text), names(text));
      assert.ok(
        names(text).every((name) => typeof name === 'string' && name !== ''),
        names.name,
      );
    }
  },
});

function namesOfCargo(text: string): readonly string[] {
  return cargoNames(text).map(({ name }) => name);
}
