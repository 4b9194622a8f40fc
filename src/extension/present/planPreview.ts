import type { Proposal, ProposedPlan } from '../../core/planning/proposal.ts';
import { html, type Html, prose } from './html.ts';

/** How one proposed plan was judged; dimensions 0 to 10. */
export interface PlanJudgement {
  readonly overall: number;
  readonly clarity: number;
  readonly testability: number;
  readonly scopeFit: number;
  readonly autonomy: number;
  readonly problems: readonly string[];
}

/** A set of plans before it is written, as the page shows it. */
export interface Preview {
  readonly proposal: Proposal;
  /** By position; undefined: the set was changed and is being judged again. */
  readonly judgements: readonly PlanJudgement[] | undefined;
  /** What is wrong with the set as a whole. */
  readonly problems: readonly string[];
  /** What a person should know, but need not mend. */
  readonly notes: readonly string[];
  /** There is something to undo. */
  readonly changed: boolean;
}

/** What is between the page's head and its end; sent again after each change. */
export function previewBody(preview: Preview): string {
  const { proposal, judgements, problems, notes } = preview;
  const { plans } = proposal;
  const count = plans.length === 1 ? '1 plan' : `${plans.length} plans`;
  return html`
    <header>
      <h1>${count} for <span class="goal">${proposal.goal}</span></h1>
      <p class="quiet" role="status">${statusOf(preview)}</p>
    </header>
    ${listOf('problems', problems)} ${listOf('notes quiet', notes)}
    <ol class="plans">
      ${plans.map((plan, at) => card(plan, { at, plans, judgement: judgements?.[at] }))}
    </ol>
    <footer>
      <button class="primary" data-do="write" data-focus="write" ${flag('disabled', plans.length === 0)}>
        Write ${count}
      </button>
      <button data-do="undo" data-focus="undo" ${flag('disabled', !preview.changed)}>Undo</button>
      <button data-do="cancel" data-focus="cancel">Cancel</button>
    </footer>
  `.html;
}

function statusOf({ proposal, judgements }: Preview): string {
  if (proposal.plans.length === 0) {
    return 'Every plan was dropped. Undo brings the last one back.';
  }
  return judgements === undefined ? 'Judging the changed set…' : 'Nothing is written yet.';
}

interface Place {
  readonly at: number;
  readonly plans: readonly ProposedPlan[];
  readonly judgement: PlanJudgement | undefined;
}

function card(plan: ProposedPlan, { at, plans, judgement }: Place): Html {
  const last = at === plans.length - 1;
  const waits = plan.blockedBy.map((other) => String(other + 1)).join(', ');
  return html`
    <li class="plan" aria-label="Plan ${at + 1}: ${plan.title}">
      <div class="head">
        <h2>${prose(plan.title)}</h2>
        ${score(judgement)}
      </div>
      <p class="quiet">${waits === '' ? 'Can begin at once' : `Waits for ${waits}`} · ${size(plan)}</p>
      <p>${prose(plan.summary)}</p>
      ${listOf('problems', judgement?.problems ?? [])}
      <details>
        <summary data-focus="details-${at}">What it must fulfil, and how that is checked</summary>
        <h3>Acceptance criteria</h3>
        ${listOf('', plan.criteria)}
        <h3>Checks</h3>
        ${listOf('code', plan.checks.map(checkText))}
        <h3>Files</h3>
        ${listOf(
          'code',
          plan.files.map(({ path, change }) => (change === 'modify' ? path : `${path} (${change})`)),
        )}
        ${plan.outOfScope.length === 0 ? [] : [html`<h3>Out of scope</h3>`, listOf('', plan.outOfScope)]}
      </details>
      <div class="verbs">
        ${verb({ act: 'up', at, text: 'Move up', off: at === 0, title: plan.title })}
        ${verb({ act: 'down', at, text: 'Move down', off: last, title: plan.title })}
        ${verb({ act: 'merge', at, text: 'Merge with next', off: last, title: plan.title })}
        ${verb({ act: 'drop', at, text: 'Drop', off: false, title: plan.title })}
      </div>
    </li>
  `;
}

function size(plan: ProposedPlan): string {
  const parts = [
    counted(plan.tasks.length, 'task'),
    counted(plan.files.length, 'file'),
    counted(plan.checks.length, 'check'),
  ];
  return parts.join(', ');
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function checkText({ tag, command, expect }: ProposedPlan['checks'][number]): string {
  return `[${tag}] ${command}${expect === '' ? '' : ` — ${expect}`}`;
}

/** Below 8 a plan is not what an agent should be left alone with; that line is the doctor's. */
const fine = 8;

function score(judgement: PlanJudgement | undefined): Html {
  if (judgement === undefined) {
    return html`<span class="score quiet">…</span>`;
  }
  const dimensions = [
    ['Clarity', judgement.clarity],
    ['Testability', judgement.testability],
    ['Scope-fit', judgement.scopeFit],
    ['Autonomy-readiness', judgement.autonomy],
  ] as const;
  const told = dimensions.map(([name, value]) => `${name} ${value.toFixed(1)}`).join(', ');
  const weak = dimensions.some(([, value]) => value < fine);
  return html`<span class="score ${weak ? 'weak' : 'good'}" title="${told}"
    ><span class="spoken">Score </span>${judgement.overall.toFixed(1)}</span
  >`;
}

function verb(button: { act: string; at: number; text: string; off: boolean; title: string }): Html {
  const { act, at, text, off, title } = button;
  return html`<button
    class="small"
    data-do="${act}"
    data-at="${at}"
    data-focus="${act}-${at}"
    aria-label="${text}: ${title}"
    ${flag('disabled', off)}
  >
    ${text}
  </button>`;
}

function listOf(kind: string, texts: readonly string[]): Html {
  return texts.length === 0
    ? html``
    : html`<ul class="${kind}">
        ${texts.map((text) => html`<li>${prose(text)}</li>`)}
      </ul>`;
}

function flag(name: string, on: boolean): Html {
  return { html: on ? name : '' };
}
