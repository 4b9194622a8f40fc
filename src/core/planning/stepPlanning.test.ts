import assert from 'node:assert/strict';
import { decisionsOf, earlierDecisions } from './decisions.ts';
import { exampleProposal } from './exampleProposal.ts';
import type { Judgement } from './judgeProposal.ts';
import { examplePlan } from '../plan/examplePlan.ts';
import { begunPlanning, effectOf, isEnded, type PlanningEvent, type PlanningState } from './planning.ts';
import { stepPlanning } from './stepPlanning.ts';

const question = { id: 'q', question: 'Which one?', options: ['a', 'b'], default: 'a' };
const proposal = exampleProposal([]);

function judgement(...sentBack: readonly string[]): Judgement {
  return { proposal, plans: [], problems: [], notes: [], sentBack };
}

/** One sample of each event. */
const events = {
  questionsRead: { kind: 'questionsRead', worthPlanning: true, why: 'w', questions: [question] },
  wentOn: { kind: 'wentOn' },
  answered: { kind: 'answered', decisions: [{ question: 'Which one?', answer: 'a', by: 'person' }] },
  plansRead: { kind: 'plansRead', proposal },
  answerUnreadable: { kind: 'answerUnreadable', problem: 'Not JSON.' },
  agentFailed: { kind: 'agentFailed', message: 'It is out of credit.' },
  judged: { kind: 'judged', judgement: judgement() },
  changed: { kind: 'changed', proposal },
  accepted: { kind: 'accepted', proposal },
  filesWritten: { kind: 'filesWritten', files: ['docs/plans/001-x.md'] },
  writingFailed: { kind: 'writingFailed', message: 'The disk is full.' },
  cancelled: { kind: 'cancelled' },
} as const satisfies Record<PlanningEvent['kind'], PlanningEvent>;

function after(...happened: readonly PlanningEvent[]): PlanningState {
  return happened.reduce(stepPlanning, begunPlanning);
}

const notWorth: PlanningEvent = { ...events.questionsRead, worthPlanning: false };
const asked = [events.questionsRead, events.answered, events.plansRead] as const;
const bad = (words: string): PlanningEvent => ({ kind: 'judged', judgement: judgement(words) });

/** One sample of each state. */
const states: Record<PlanningState['kind'], PlanningState> = {
  asking: begunPlanning,
  offering: after(notWorth),
  answering: after(events.questionsRead),
  proposing: after(events.questionsRead, events.answered),
  judging: after(...asked),
  previewing: after(...asked, events.judged),
  writing: after(...asked, events.judged, events.accepted),
  written: after(...asked, events.judged, events.accepted, events.filesWritten),
  failed: after(events.agentFailed),
  cancelled: after(events.cancelled),
};

/** What can happen in each state, and where it leads; everything else throws. */
const chart: Record<PlanningState['kind'], Partial<Record<PlanningEvent['kind'], PlanningState['kind']>>> = {
  asking: { questionsRead: 'answering', answerUnreadable: 'asking', agentFailed: 'failed', cancelled: 'cancelled' },
  offering: { wentOn: 'answering', cancelled: 'cancelled' },
  answering: { answered: 'proposing', cancelled: 'cancelled' },
  proposing: { plansRead: 'judging', answerUnreadable: 'proposing', agentFailed: 'failed', cancelled: 'cancelled' },
  judging: { judged: 'previewing', cancelled: 'cancelled' },
  previewing: { changed: 'judging', accepted: 'writing', cancelled: 'cancelled' },
  writing: { filesWritten: 'written', writingFailed: 'failed', cancelled: 'cancelled' },
  written: {},
  failed: {},
  cancelled: {},
};

describe('Planning a goal', () => {
  for (const [kind, state] of Object.entries(states)) {
    it(`defines every event in state ${kind}, or says that it cannot happen`, () => {
      assert.equal(state.kind, kind, 'the sample is of its state');
      for (const event of Object.values(events)) {
        const expected = chart[state.kind][event.kind];
        if (expected === undefined) {
          const message = `${event.kind} cannot happen in state ${kind} of planning.`;
          assert.throws(() => stepPlanning(state, event), { message });
        } else {
          assert.equal(stepPlanning(state, event).kind, expected, event.kind);
        }
      }
    });
  }

  it('asks for one thing in each state that is not an end', () => {
    const effects = Object.values(states).flatMap((state) => (isEnded(state) ? [] : [effectOf(state).kind]));
    assert.deepEqual(effects, ['askQuestions', 'offerToGoOn', 'askPerson', 'askPlans', 'judge', 'preview', 'write']);
  });

  it('asks nobody where there is no question', () => {
    assert.equal(after({ ...events.questionsRead, questions: [] }).kind, 'proposing');
    assert.equal(
      after({ ...events.questionsRead, worthPlanning: false, questions: [] }, events.wentOn).kind,
      'proposing',
    );
  });

  it('sends a proposal back twice, with all that is wrong, then shows the best one', () => {
    const first = after(...asked, bad('one'));
    assert.ok(first.kind === 'proposing');
    assert.deepEqual([first.session, first.rounds, first.best?.sentBack], [3, 1, ['one']]);
    const second = after(...asked, bad('one'), events.plansRead, {
      kind: 'judged',
      judgement: judgement('two', 'three'),
    });
    assert.ok(second.kind === 'proposing');
    assert.deepEqual([second.session, second.rounds, second.best?.sentBack], [4, 2, ['one']]);
    const last = [events.plansRead, bad('four')].reduce(stepPlanning, second);
    assert.ok(last.kind === 'previewing');
    assert.deepEqual(last.judgement.sentBack, ['four'], 'as bad as the first one, and later');
    assert.match(last.note, /asked twice/);
    const good = [events.plansRead, events.judged].reduce(stepPlanning, second);
    assert.ok(good.kind === 'previewing');
    assert.equal(good.note, '');
  });

  it('asks once more in each round where an answer cannot be read, and names the problem', () => {
    const again = after(events.answerUnreadable);
    assert.deepEqual(again, { kind: 'asking', session: 2, unreadable: 'Not JSON.' });
    assert.deepEqual(stepPlanning(again, events.answerUnreadable), { kind: 'failed', message: 'Not JSON.' });
    const proposing = stepPlanning(states.proposing, events.answerUnreadable);
    assert.ok(proposing.kind === 'proposing' && proposing.session === 3);
    assert.equal(stepPlanning(proposing, events.answerUnreadable).kind, 'failed');
    const nextRound = [events.plansRead, bad('one'), events.answerUnreadable].reduce(stepPlanning, proposing);
    assert.ok(nextRound.kind === 'proposing' && nextRound.unreadable === 'Not JSON.');
  });

  it('shows the set as it was when the planner breaks while it mends it', () => {
    for (const end of [[events.agentFailed], [events.answerUnreadable, events.answerUnreadable]]) {
      const state = after(...asked, bad('one'), ...end);
      assert.ok(state.kind === 'previewing');
      assert.deepEqual(state.judgement.sentBack, ['one']);
      assert.match(state.note, /could not: /);
    }
  });

  it('never sends back what a person has changed, and keeps the decisions', () => {
    const changed = after(...asked, events.judged, events.changed, bad('one'));
    assert.ok(changed.kind === 'previewing');
    assert.deepEqual(changed.judgement.sentBack, ['one']);
    assert.deepEqual(changed.decisions, events.answered.decisions);
  });

  it('writes nothing where every plan was dropped', () => {
    const state = after(...asked, events.judged, { kind: 'accepted', proposal: { goal: 'g', plans: [] } });
    assert.ok(state.kind === 'failed');
    assert.match(state.message, /nothing was written/);
  });

  it('asks a person at most five questions', () => {
    const questions = Array.from({ length: 7 }, (_, at) => ({ ...question, id: `q${at}` }));
    const state = after({ ...events.questionsRead, questions });
    const effect = isEnded(state) ? undefined : effectOf(state);
    assert.ok(effect?.kind === 'askPerson');
    assert.deepEqual(
      effect.questions.map(({ id }) => id),
      ['q0', 'q1', 'q2', 'q3', 'q4'],
    );
    assert.deepEqual(
      effect.others.map(({ id }) => id),
      ['q5', 'q6'],
    );
  });
});

describe('Decisions', () => {
  it('are the person’s where they answered, else the planner’s', () => {
    const questions = ['a', 'b', 'c', 'constructor'].map((id) => ({ ...question, id }));
    assert.deepEqual(
      decisionsOf(questions, { a: ' b ', b: null, c: ' ' }).map(({ answer, by }) => `${answer} ${by}`),
      ['b person', 'a planner', 'a planner', 'a planner'],
    );
  });

  it('are found in the plans that keep them', () => {
    const plan = examplePlan(
      [],
      ['## Decisions', '', '- Which? — This (decided by the person)', '', '## Tasks', '', '- Other'],
    );
    assert.deepEqual(earlierDecisions([plan, plan]), ['Which? — This (decided by the person)']);
  });
});
