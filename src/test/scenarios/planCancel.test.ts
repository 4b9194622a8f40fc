import assert from 'node:assert/strict';
import type { Invocation } from './controlled.ts';
import { until } from './deadline.ts';
import { type PlanConversation, startPlanning } from './planConversation.ts';
import { assertNothingLeft, goal, good, plan, questions, rigged } from './planRig.ts';
import { removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

type Cancel = (planning: PlanConversation) => void;

const cancels: Readonly<Record<string, Cancel>> = {
  'Ctrl-C': ({ signal }) => signal('SIGINT'),
  'a termination': ({ signal }) => signal('SIGTERM'),
  'the end of input': ({ closeInput }) => closeInput(),
  'a cancel message': ({ answer }) => answer({ kind: 'cancel' }),
};

/** Brings a planning to a step, and gives the agent that works there. */
const steps: Readonly<Record<string, (rig: Rig, planning: PlanConversation) => Promise<Invocation | undefined>>> = {
  'while the agent looks for questions': async (rig) => await rig.programs.next('agent'),
  'at the offer to go on': async (rig, planning) => {
    await reply(rig, { ...questions, worthPlanning: false });
    await planning.next('notWorthPlanning');
    return undefined;
  },
  'at the questions': async (rig, planning) => {
    await reply(rig, questions);
    await planning.next('questions');
    return undefined;
  },
  'while the agent makes plans': async (rig, planning) => {
    await toPlans(rig, planning);
    return await rig.programs.next('agent');
  },
  'while the agent mends plans': async (rig, planning) => {
    await toPlans(rig, planning);
    await reply(rig, { goal: 'x', plans: [plan({ criteria: ['It works'] })] });
    return await rig.programs.next('agent');
  },
  'at the preview': async (rig, planning) => {
    await toPlans(rig, planning);
    await reply(rig, good);
    await planning.next('preview');
    return undefined;
  },
};

async function reply(rig: Rig, answer: unknown): Promise<void> {
  const agent = await rig.programs.next('agent');
  await agent.answer(answer);
  await agent.exit();
}

async function toPlans(rig: Rig, planning: PlanConversation): Promise<void> {
  await reply(rig, questions);
  await planning.next('questions');
  planning.answer({ kind: 'answers', answers: {} });
}

describe('Cancelled', () => {
  for (const [step, bring] of Object.entries(steps)) {
    for (const [name, cancel] of Object.entries(cancels)) {
      it(`${step}, by ${name}, planning leaves nothing`, async () => {
        await using rig = await rigged();
        const before = await rig.picture();
        const planning = startPlanning(rig, goal);
        const agent = await bring(rig, planning);
        if (agent !== undefined) {
          await agent.write('src/scratch.js', 'x');
          await agent.make({ kind: 'leave' });
        }
        cancel(planning);
        const ended = await planning.ended;
        assert.equal(ended.code, 130, told(ended));
        assert.match(ended.out, /\{"kind":"failed","message":"Cancelled\. Nothing was written\."\}\n$/);
        await agent?.ended;
        await until(async () => ((await rig.living()).length === 0 ? true : undefined), 'the end of all processes');
        await assertNothingLeft(rig, before);
      });
    }
  }
});
