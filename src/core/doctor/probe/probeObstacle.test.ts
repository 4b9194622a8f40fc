import assert from 'node:assert/strict';
import { readPlan } from '../../plan/readPlan.ts';
import { exampleFile, exampleText } from '../rules/examples/ruleExamples.ts';
import { probeObstacle } from './probeObstacle.ts';

const there = new Set(['/data', '/data/notes']);

function obstacle(check: string): string | undefined {
  const plan = readPlan(exampleFile, exampleText({ checks: [check] }));
  assert.ok(plan?.checks[0]);
  return probeObstacle(plan.checks[0], { root: '/projects/notes', exists: (path) => there.has(path) });
}

describe('A check that is not probed', () => {
  it('is one that no program can decide', () => {
    assert.match(obstacle('[manual] look at it') ?? '', /for a person/);
    assert.match(obstacle('[browse] `http://localhost/` shows it') ?? '', /browser/);
    assert.match(obstacle('[assert] `npm test` prints nice words') ?? '', /cannot be read with certainty/);
    assert.match(obstacle('[shell] `npm test`') ?? '', /no tag/);
  });

  it('would change what lies outside the copy', () => {
    for (const command of [
      'git push',
      'git -C . push origin main',
      'npm publish',
      'cat /projects/notes/src/a.ts',
      'node src/cli.ts --out=/projects/notes/x',
      'node src/cli.ts > /etc/notes',
      'ls /data/notes',
      'ls /projects/notes',
      'ls /home/ada',
      'cat ~/.notes',
      'ls $HOME/notes',
      'ls ../other',
      'cd .. && ls',
      'sudo npm test',
      'docker compose up -d',
      'psql -c "delete from notes"',
      'npm install -g notes',
      'cargo install notes',
      'curl https://example.com/health',
      'curl -X POST http://localhost:3000/notes',
      'curl -d a=b localhost:3000',
    ]) {
      assert.ok(obstacle(`[cmd] \`${command}\``) !== undefined, command);
    }
  });

  it('is none that only looks, or works in the copy', () => {
    for (const command of [
      'npm test',
      'grep -q "/api/users" src/routes.ts',
      "grep -rn '/users' src",
      'node src/cli.ts /help',
      'node src/cli.ts > /dev/null 2>&1',
      'node src/cli.ts > /tmp/out && grep -q x /tmp/out',
      '/usr/bin/env node src/cli.ts',
      'cd packages/a && ls ../b',
      'git diff --check',
      'docker --version',
      'curl -s http://localhost:3000/health',
      'curl -sS -H "Accept: text/html" 127.0.0.1:3000/notes',
      'npm ci && npm test',
      'test "$(node src/cli.ts)" = "a"',
    ]) {
      assert.equal(obstacle(`[cmd] \`${command}\``), undefined, command);
    }
  });
});
