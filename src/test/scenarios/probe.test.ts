import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CancellationTokenSource, type CodeAction, type Hover } from 'vscode-languageserver/node';
import type { RunEvent } from '../../core/journal/events.ts';
import { probesFile } from '../../node/probeStore.ts';
import { stateFolder } from '../../node/stateFolder.ts';
import { probePlanAnswer, probePlanMethod } from '../../protocol/languageServer.ts';
import { EditorClient } from '../languageServer/editorClient.ts';
import { until } from './deadline.ts';
import {
  describeProcess,
  diligent,
  makeRig,
  planName,
  planText,
  removeBuilt,
  type Rig,
  type RigOptions,
  told,
} from './rig.ts';

after(removeBuilt);

/** One check of each kind. */
const red = '[cmd] `grep -q two src/a.js`';
const vacuous = '[cmd] `test -f src/a.js`';
const broken = '[cmd] `nosuchtool src/a.js`';

async function rigWith(checks: readonly string[], more: RigOptions = {}): Promise<Rig> {
  return await makeRig({ ...more, files: { [planName(1)]: planText({ checks }), ...more.files } });
}

function probedIn(rig: Rig): readonly Extract<RunEvent, { kind: 'checksProbed' }>[] {
  return rig.events().filter((event) => event.kind === 'checksProbed');
}

describe('mstack check', () => {
  it('tells before the work what each check can prove, and changes nothing', async () => {
    await using rig = await rigWith([red, vacuous, broken, '[manual] look at it']);
    const before = await rig.picture();
    const text = await rig.mstack('check', '1', '--probe');
    assert.equal(text.code, 1, told(text));
    assert.match(text.out, /^Change the letter \(docs\/plans\/001-plan\.md\)$/m);
    assert.match(text.out, /^ {2}red +\d+\.\d s {2}\[cmd\] `grep -q two src\/a\.js`$/m);
    assert.match(text.out, /^ {2}vacuous .*\n +It passes already \(exit code 0\), /m);
    assert.match(text.out, /^ {2}broken .*\n +There is no program `nosuchtool` here, /m);
    assert.match(
      text.out,
      /3 checks: 1 red as it should be, 1 broken, 1 only guarding what is there; 1 more for a person\.\nMend what is broken/,
    );
    // The same word wherever somebody asks what runs next.
    const list = await rig.mstack('list');
    assert.match(
      list.out,
      /^001 +held back .*\n +is held back: its check cannot pass: `nosuchtool src\/a\.js`\. There is no/m,
    );
    const shown = await rig.mstack('show', '1');
    assert.equal(shown.code, 0, told(shown));
    assert.match(shown.out, /^001 Change the letter\n.*\nThis plan is held back: its check cannot pass: .*\n/);
    const { checkItems } = JSON.parse((await rig.mstack('show', 'letter', '--json')).out) as {
      checkItems: { probe: { verdict: string } }[];
    };
    assert.deepEqual(
      checkItems.map(({ probe }) => probe.verdict),
      ['red', 'vacuous', 'broken', 'not-probed'],
    );
    const next = await rig.mstack('next');
    assert.equal(next.code, 12, told(next));
    assert.match(next.err, /001 is held back: its check cannot pass: .* `mstack check 1 --probe` looks again/);
    assert.match((await rig.mstack('preflight')).out, /001 Change the letter will not run: it is held back: its check/);
    const json = await rig.mstack('check', '--probe', '--json');
    assert.equal(json.code, 1, told(json));
    const { plans } = JSON.parse(json.out) as {
      plans: { file: string; id: number; checks: { verdict: string; line: number; reason: string }[] }[];
    };
    assert.deepEqual(
      plans.map(({ file, id, checks }) => [file, id, checks.map(({ verdict }) => verdict)]),
      [[planName(1), 1, ['red', 'vacuous', 'broken', 'not-probed']]],
    );
    assert.deepEqual(await rig.picture(), before);
  });

  it('is content when every check fails today', async () => {
    await using rig = await rigWith([red, '[manual] look at it']);
    const probe = await rig.mstack('check', '1', '--probe');
    assert.equal(probe.code, 0, told(probe));
  });

  it('probes nothing where the setting says never, and says so', async () => {
    await using rig = await rigWith([red], { config: { probe: 'never' } });
    const probe = await rig.mstack('check', '1', '--probe');
    assert.equal(probe.code, 1, told(probe));
    assert.match(probe.out, /^ {2}not-probed .*\n +The setting `probe` is `never`\./m);
  });

  it('runs the checks as they are now without the option', async () => {
    await using rig = await rigWith([vacuous, '[manual] look at it']);
    const fine = await rig.mstack('check', '1');
    assert.equal(fine.code, 0, told(fine));
    assert.match(fine.out, /^ {2}passed .*\n.*\n {2}not-run /m);
    assert.match(fine.out, /\n1 of 1 check passed\.\n$/);
    await rig.write(planName(1), planText({ checks: [vacuous, red] }));
    const failing = await rig.mstack('check', '1', '--json');
    assert.equal(failing.code, 1, told(failing));
    const { plans } = JSON.parse(failing.out) as { plans: { checks: { outcome: string }[] }[] };
    assert.deepEqual(
      plans[0]?.checks.map(({ outcome }) => outcome),
      ['passed', 'failed'],
    );
  });

  it('says what names no plan, or too many, or one that is done', async () => {
    const done = planText({ id: 3, title: 'Done' }).replace('status: pending', 'status: done');
    await using rig = await rigWith([red], { files: { [planName(2)]: planText({ id: 2 }), [planName(3)]: done } });
    const over = await rig.mstack('check', '3', '--probe');
    assert.equal(over.code, 1, told(over));
    assert.match(over.err, /003-plan\.md is done, and a probe looks .* `mstack check 3` runs them as they are now\./);
    const codes: unknown[] = [];
    for (const words of [['9'], ['letter'], []]) {
      codes.push((await rig.mstack('check', ...words)).code, (await rig.mstack('show', ...words)).code);
    }
    assert.deepEqual(codes, [22, 22, 21, 21, 2, 2]);
  });

  it('ends when it is interrupted, and leaves no copy', async () => {
    await using rig = await rigWith(['[cmd] `sleep 60`']);
    const probing = rig.start('check', '1', '--probe');
    await untilSleeping(rig);
    probing.signal('SIGINT');
    const ended = await probing.ended;
    assert.equal(ended.code, 130, told(ended));
    assert.deepEqual(await rig.living(), []);
    const state = stateFolder(rig.root, { platform: process.platform, environment: rig.environment, home: rig.base });
    assert.equal(existsSync(probesFile(state)), false, 'nothing is kept');
    assert.deepEqual(readdirSync(path.join(state, 'probe', 'copies')), []);
  });
});

async function untilSleeping(rig: Rig): Promise<void> {
  const sleeps = async (): Promise<true | undefined> =>
    (await rig.living()).some((pid) => describeProcess(pid).includes('sleep 60')) ? true : undefined;
  await until(sleeps, 'the check that sleeps');
}

describe('mstack doctor', () => {
  it('looks deeper when asked, and tells from then on what was found', async () => {
    const runs = '[cmd] `node src/a.js | grep -q two`';
    await using rig = await rigWith([runs, '[cmd] `node --check src/a.js`']);
    const before = await rig.mstack('doctor', '1');
    assert.equal(before.code, 0, told(before));
    const deep = await rig.mstack('doctor', '1', '--deep');
    assert.equal(deep.code, 0, told(deep));
    assert.match(deep.err, /^ {2}red .*\n {2}vacuous /m);
    assert.match(deep.out, /info.*It passes already.*\[check\.guards\]/);
    const after = await rig.mstack('doctor', '1');
    assert.match(after.out, /\[check\.guards\]/);
    assert.equal(scoreIn(after.out), scoreIn(before.out), 'what guards beside a red one costs nothing');
    await rig.write('src/a.js', 'other\n');
    assert.match((await rig.mstack('doctor', '1')).out, /before your latest changes/);
    await rig.write(planName(1), planText({ checks: [runs, broken] }));
    assert.equal((await rig.mstack('doctor', '1')).code, 0, 'not known yet');
    const worse = await rig.mstack('doctor', '1', '--deep');
    assert.equal(worse.code, 1, told(worse));
    assert.match(worse.out, /error.*nosuchtool.*\[check\.broken\]/);
    assert.equal((await rig.mstack('doctor', '1')).code, 1, 'known from then on');
  });

  it('never takes what was not probed for fine', async () => {
    await using rig = await rigWith(['[cmd] `node src/a.js | grep -q two`'], { config: { probe: 'never' } });
    assert.equal((await rig.mstack('doctor', '1')).code, 0, 'nobody asked for more');
    const deep = await rig.mstack('doctor', '1', '--deep');
    assert.equal(deep.code, 1, told(deep));
    assert.match(deep.out, /No check was probed, so nobody knows whether it can prove anything\. The setting `probe`/);
    // What is asked for wins over the setting, in both directions.
    assert.equal((await rig.mstack('doctor', '1', '--deep', '--probe', 'always')).code, 0);
    await rig.write('.mstack/config.json', '{}');
    assert.equal((await rig.mstack('doctor', '1', '--deep', '--probe', 'never')).code, 1);
    assert.equal((await rig.mstack('doctor', '1', '--probe', 'often')).code, 2);
    await rig.write('.mstack/config.json', '{ "probe": "never" }');
    const json = await rig.mstack('doctor', '1', '--deep', '--json');
    assert.equal(json.code, 1, told(json));
    assert.match(json.err, /No check was probed/);
    assert.ok(typeof JSON.parse(json.out) === 'object');
  });
});

function scoreIn(text: string): string | undefined {
  return /^ *(\d+\.\d)/m.exec(text)?.[1];
}

describe('A run', () => {
  it('holds a plan back whose check can prove nothing, blocks what waits for it, and does the rest', async () => {
    await using rig = await rigWith([broken, red], {
      files: {
        [planName(2)]: planText({ id: 2, title: 'Wait for it', keys: ['blocked-by: [1]'], checks: [red] }),
        [planName(3)]: planText({ id: 3, title: 'Do the rest', checks: [red, vacuous] }),
      },
    });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(run.out, /Held back: its check cannot pass: `nosuchtool src\/a\.js`\. There is no program/);
    assert.match(run.out, /001 Change the letter\n +held back: its check cannot pass/);
    assert.match(run.out, /002 Wait for it\n +blocked: dependency blocked \(plan 1: Change the letter\)/);
    assert.match(
      run.out,
      /passed already before the work, and so prove nothing of it\n {2}· 003 Do the rest: `test -f/,
    );
    assert.equal(`${run.out}${run.err}`.split('`test -f src/a.js`').length, 2, `listed once\n${told(run)}`);
    assert.deepEqual(await rig.subjects(), ['feat(a): do the rest', 'start']);
    assert.match(rig.read(planName(1)), /^status: pending$/m);
    assert.deepEqual(
      probedIn(rig).map(({ plans }) =>
        plans.map(({ plan, checks }) => [plan, ...checks.map(({ verdict }) => verdict)]),
      ),
      [
        [
          ['1', 'broken', 'red'],
          ['2', 'red'],
          ['3', 'red', 'vacuous'],
        ],
      ],
    );
    const kinds = rig.events().map((event) => event.kind);
    assert.ok(kinds.indexOf('checksProbed') < kinds.indexOf('planOpened'), 'before the first plan is begun');
  });

  it('only warns where the setting says so, and probes nothing before it where that is what is set', async () => {
    await using rig = await rigWith([red], { config: { probeHoldsBack: false } });
    await rig.write(planName(1), planText({ checks: [red, vacuous] }));
    await rig.commit('another check');
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(probedIn(rig).length, 1);
    await using quiet = await rigWith([red], { config: { probe: 'ask' } });
    diligent(quiet);
    const other = await quiet.mstack('run');
    assert.equal(other.code, 0, told(other));
    assert.equal(probedIn(quiet).length, 0);
  });

  it('tries a plan with a broken check all the same where nothing is held back', async () => {
    await using rig = await rigWith([broken], {
      config: { probeHoldsBack: false, limits: { attemptsPerCategory: 1 } },
    });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(rig.read(planName(1)), /^status: failed$/m);
  });

  it('knows what plans before one make', async () => {
    await using rig = await rigWith(['[cmd] `grep -q x src/made.js`'], {
      files: {
        [planName(1)]: planText({ files: ['src/made.js'], checks: ['[cmd] `grep -q x src/made.js`'] }).replace(
          '(modify)',
          '(new)',
        ),
        [planName(2)]: planText({
          id: 2,
          title: 'Read it',
          keys: ['blocked-by: [1]'],
          checks: ['[cmd] `grep -q x src/made.js && grep -q two src/a.js`'],
        }),
      },
    });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer({ verdict: 'approve', summary: 'Good.', findings: [] });
      } else {
        await agent.write(agent.plan === planName(1) ? 'src/made.js' : 'src/a.js', 'x two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.deepEqual(
      probedIn(rig).flatMap(({ plans }) => plans.flatMap(({ checks }) => checks.map(({ verdict }) => verdict))),
      ['red', 'red'],
    );
  });

  it('that is stopped or killed while it probes goes on, and probes again', async () => {
    for (const end of ['stop', 'kill'] as const) {
      await using rig = await rigWith(['[cmd] `sh slow.sh && grep -q two src/a.js`'], {
        files: { 'slow.sh': 'test ! -e "$MSTACK_STATE_HOME/slow" || sleep 60\n' },
      });
      const mark = path.join(rig.environment['MSTACK_STATE_HOME'] ?? '', 'slow');
      await writeFile(mark, '');
      diligent(rig);
      const running = rig.start('run');
      await rig.event((event) => event.kind === 'effectStarted' && event.effect.kind === 'probeChecks', 'the probe');
      if (end === 'kill') {
        await rig.killRunner();
      } else {
        assert.equal((await rig.mstack('stop')).code, 0);
      }
      await running.ended;
      assert.equal(probedIn(rig).length, 0);
      await rm(mark);
      const again = await rig.mstack('run');
      assert.equal(again.code, 0, `${end}\n${told(again)}`);
      assert.equal(probedIn(rig).length, 1, end);
      assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'start']);
    }
  });
});

/** Waits until the file is marked with this of what probes find out. */
async function untilFound(client: EditorClient, file: string, codes: readonly string[]): Promise<void> {
  const found = async (): Promise<true | undefined> => {
    const shown = (await client.diagnostics(file)).map(({ code }) => String(code));
    const own = shown.filter((code) => code === 'check.guards' || code === 'check.broken');
    return own.toSorted().join() === codes.toSorted().join() ? true : undefined;
  };
  await until(found, `${file} to have ${codes.join(' and ')}`);
}

describe('The language server', () => {
  it('shows what the last probe found, wherever that was, and probes when asked', async () => {
    await using rig = await rigWith([red, vacuous, broken]);
    const file = planName(1);
    const client = await EditorClient.start(rig.root, { environment: rig.environment });
    try {
      await client.open(file);
      await untilFound(client, file, []);
      // In the terminal.
      await rig.mstack('check', '1', '--probe');
      await untilFound(client, file, ['check.guards', 'check.broken']);
      const shown = await client.diagnostics(file);
      const of = (code: string): (typeof shown)[number] | undefined => shown.find((each) => each.code === code);
      assert.equal(of('check.guards')?.severity, 3);
      assert.equal(of('check.broken')?.severity, 1);
      assert.deepEqual(of('check.broken')?.range.start.line, client.rangeOf(file, 'nosuchtool').start.line);
      assert.match(
        JSON.stringify(of('check.broken')?.message),
        /^"There is no program `nosuchtool` .* Probed \d{4}-\d\d-\d\d \d\d:\d\d\."$/,
      );
      const hover = await client.ask<Hover>('textDocument/hover', file, {
        position: client.inside(file, 'nosuchtool'),
      });
      assert.match(JSON.stringify(hover.contents), /Before the work: \*\*broken\*\* \(probed /);
      // Other words are another check.
      await client.replace(file, 'nosuchtool src/a.js', 'grep -q three src/a.js');
      await untilFound(client, file, ['check.guards']);
      const actions = await client.ask<CodeAction[]>('textDocument/codeAction', file, {
        range: client.rangeOf(file, 'grep -q three'),
        context: { diagnostics: [] },
      });
      const command = actions.find(({ title }) => title === 'Probe this plan’s checks')?.command;
      assert.deepEqual(command?.arguments, [client.uri(file)]);
      await client.replace(file, 'test -f src/a.js', 'grep -q one src/a.js');
      const answer = probePlanAnswer.parse(
        await client.connection.sendRequest(probePlanMethod, { repository: rig.root, file }),
      );
      assert.deepEqual(
        answer.checks.map(({ verdict }) => verdict),
        ['red', 'vacuous', 'red'],
        'the text in the editor counts',
      );
      await untilFound(client, file, ['check.guards']);
      await client.write('.mstack/config.json', JSON.stringify({ probe: 'never' }));
      const outcomes: string[] = [];
      for (const own of [{}, { probe: 'ask' }, { probe: 'never' }]) {
        const found = await client.connection.sendRequest(probePlanMethod, { repository: rig.root, file, ...own });
        outcomes.push(probePlanAnswer.parse(found).outcome);
      }
      assert.deepEqual(outcomes, ['not-run', 'probed', 'not-run'], 'the setting of the editor wins');
    } finally {
      await client.end();
    }
  });

  it('stops a probe when the editor does, and probes nothing where the setting says never', async () => {
    await using rig = await rigWith(['[cmd] `sleep 60`']);
    const client = await EditorClient.start(rig.root, { environment: rig.environment });
    try {
      const file = planName(1);
      await client.open(file);
      const cancel = new CancellationTokenSource();
      const asked = client.connection.sendRequest(probePlanMethod, { repository: rig.root, file }, cancel.token);
      await until(async () => ((await rig.living()).length >= 2 ? true : undefined), 'the check that sleeps');
      cancel.cancel();
      assert.equal(probePlanAnswer.parse(await asked).outcome, 'stopped');
      await client.write('.mstack/config.json', JSON.stringify({ probe: 'never' }));
      const never = await client.connection.sendRequest(probePlanMethod, { repository: rig.root, file });
      assert.equal(probePlanAnswer.parse(never).outcome, 'not-run');
    } finally {
      await client.end();
    }
  });
});
