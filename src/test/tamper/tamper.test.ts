import assert from 'node:assert/strict';
import { tamperCases } from './cases.ts';
import { runCase } from './runCase.ts';

describe('The tamper suite', () => {
  it('has a name of its own for each case', () => {
    const names = tamperCases.map(({ language, name }) => `${language}: ${name}`);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  });

  for (const tamperCase of tamperCases) {
    it(`${tamperCase.language}: ${tamperCase.name}`, () => {
      const { found, detected, alarms } = runCase(tamperCase);
      assert.ok(detected, `The cheat is not found by ${tamperCase.kind}; found: ${JSON.stringify(found, null, 1)}`);
      assert.deepEqual(alarms, [], 'The honest edit is taken for a cheat.');
    });
  }
});
