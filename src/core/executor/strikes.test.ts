import assert from 'node:assert/strict';
import type { RunEvent } from '../journal/events.ts';
import { evidence, health, tampering } from './exampleRun.ts';
import * as strikes from './strikes.ts';

const place = { plan: '1', attempt: 1 };
type Collected = Extract<RunEvent, { kind: 'changeCollected' }>;
const collected: Collected = {
  kind: 'changeCollected',
  ...place,
  ref: 'r',
  tree: 't',
  files: [],
  setAside: [],
  leftAlone: [],
  foreignCommits: [],
};

describe('Strikes', () => {
  it('say why nothing came of an attempt', () => {
    const reasons = [
      strikes.nothingChanged(collected),
      strikes.nothingChanged({ ...collected, setAside: ['a.ts', 'b.ts'], leftAlone: [] }),
      strikes.nothingChanged({ ...collected, setAside: ['a.ts'], leftAlone: [], foreignCommits: ['abc'] }),
      strikes.gateRegressed({
        kind: 'gateFinished',
        ...place,
        health: health(3),
        regressions: ['test: fewer pass', 'lint'],
      }),
      strikes.checksFailed({
        kind: 'checksFinished',
        ...place,
        checks: [evidence('passed'), evidence('failed', 'npm run e2e')],
      }),
      strikes.checksFailed({
        kind: 'checksFinished',
        ...place,
        checks: [evidence('passed')],
        regressed: [{ planFile: 'docs/plans/001-a.md', command: 'npm run a', reason: 'exit code 1' }],
      }),
      strikes.tampered({
        kind: 'changeInspected',
        ...place,
        findings: [tampering('flagged'), tampering('blocks')],
      }),
      strikes.notApproved({ kind: 'reviewFinished', ...place, verdict: undefined, reason: 'no JSON' }),
      strikes.notApproved({
        kind: 'reviewFinished',
        ...place,
        reason: '',
        verdict: {
          verdict: 'changes',
          summary: 'Not yet.',
          findings: [
            { file: 'a.ts', line: 3, severity: 'note', why: 'Nit.' },
            { file: 'a.ts', line: 4, severity: 'blocking', why: 'Wrong.' },
            { file: '', line: undefined, severity: 'blocking', why: 'Half done.' },
          ],
        },
      }),
      strikes.commitRefused('hook failed'),
    ].map(({ reason, details }) => [reason, ...details].join(' | '));
    assert.deepEqual(reasons, [
      'nothing changed | The agent ended without changing a file.',
      'changed only files outside the plan | The agent changed only files that the plan may not touch (a.ts, b.ts); they were put back. List them under “Files expected to change” or in `allow` if the plan needs them.',
      'the branch moved during the attempt | Commits that mstack did not make appeared on the branch (abc) and no other change was left. They stay as they are: look at them. Agents must not commit.',
      'health gate: test: fewer pass | test: fewer pass | lint',
      'verification: npm run e2e | The check `npm run e2e` failed: exit code 1',
      'regression: npm run a (docs/plans/001-a.md) | The check `npm run a` of docs/plans/001-a.md, a plan that is done, passed before this work and fails now: exit code 1',
      'tampering: The test “adds” is gone. | a.test.ts:4: The test “adds” is gone.',
      'review: no readable verdict | no JSON',
      'review: Wrong. | The reviewer asks for changes: Not yet. | The reviewer on a.ts:4: Wrong. | The reviewer: Half done.',
      'commit refused | git did not take the commit: hook failed',
    ]);
  });
});
