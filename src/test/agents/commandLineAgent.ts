// A command-line agent as a user could write one: reads its prompt and the MSTACK_ variables, works, exits.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { leaveBehind } from './scenarios.ts';

const prompt = await text(process.stdin);
const scenario = /\[\[scenario:(\w+)\]\]/.exec(prompt)?.[1] ?? '';

switch (scenario) {
  case 'work':
    console.log('I write the greeting.');
    mkdirSync('src');
    writeFileSync('src/greeting.txt', 'hello\nworld\n');
    spawnSync('cat src/greeting.txt > copy.txt', { shell: true });
    console.log('All done.');
    break;
  case 'idle':
    console.log('There is nothing to do.');
    break;
  case 'review':
    writeFileSync(
      process.env['MSTACK_ANSWER'] ?? '',
      JSON.stringify({
        verdict: 'changes',
        summary: 'One thing is missing.',
        findings: [{ file: 'README.md', line: 1, severity: 'blocking', why: 'The title is wrong.' }],
      }),
    );
    break;
  case 'hang':
    spawnSync('echo on > started.txt; sleep 300; sleep 300', { shell: true });
    break;
  case 'leave':
    spawnSync(leaveBehind, { shell: true });
    break;
  case 'unauthorized':
    console.error('HTTP 401 Unauthorized');
    process.exitCode = 1;
    break;
  case 'overloaded':
    console.error('HTTP 503 Service Unavailable');
    process.exitCode = 1;
    break;
  default:
    console.error(`unknown scenario "${scenario}"`);
    process.exitCode = 64;
}
