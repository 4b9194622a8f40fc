import type { Audit, AuditTopic, DeepAudit } from '../../core/audit/audit.ts';
import { levelMeanings } from '../../core/audit/levelMeanings.ts';
import { percent } from '../../core/audit/judging/words.ts';
import { measuredText, restrictedBadge, unreadBadge } from './confidenceText.ts';
import { html, type Html, prose } from './html.ts';
import type { KnownAudit } from './knownAudit.ts';

const topicNames: Readonly<Record<AuditTopic, string>> = {
  types: 'Types',
  lint: 'Linter',
  unit: 'Unit tests',
  integration: 'Integration tests',
  'end-to-end': 'End-to-end tests',
  contracts: 'Contracts',
  'dead-code': 'Dead code',
  ci: 'Continuous integration',
  strength: 'Strength of the tests',
};

/**
 * The page about the repository's confidence.
 *
 * @param progress what the measurement does just now
 * @param unread why nothing is known, a sentence
 */
export function confidenceBody(
  known: KnownAudit | undefined,
  progress: string | undefined,
  isTrusted = true,
  unread?: string,
): string {
  if (known === undefined) {
    return html`<h1>Confidence</h1>
      <p class="quiet" role="status">
        ${isTrusted && unread === undefined ? 'Reading the repository…' : ((unread === undefined ? restrictedBadge : unreadBadge(unread)).tooltip.at(-1) ?? '')}
      </p>`.html;
  }
  const { audit } = known;
  return html`
    <header>
      <p class="level ${audit.level.toLowerCase()}">
        ${audit.level} <span class="score">${audit.score.toFixed(1)}</span>
      </p>
      <div>
        <h1>Confidence</h1>
        <p>${levelMeanings[audit.level]}</p>
        <p class="quiet" role="status">${progress ?? measuredText(known)}</p>
      </div>
    </header>
    <p class="verbs">
      ${
        progress === undefined
          ? html`<button class="primary" data-do="measure" data-focus="measure">Measure</button>`
          : html`<button data-do="stop" data-focus="stop">Stop</button>`
      }
      <span class="quiet"
        >Runs the project’s tools and tests in a copy, and looks whether the tests notice small mistakes.</span
      >
    </p>
    ${missingPart(audit)} ${evidencePart(audit)} ${audit.deep === undefined ? [] : [deepPart(audit.deep)]}
  `.html;
}

function missingPart({ missing }: Audit): Html {
  if (missing.length === 0) {
    return html`<h2>What is missing</h2>
      <p>Nothing that mstack knows of.</p>`;
  }
  const rows = missing.map(
    ({ topic, what, raises }, at) => html`
      <tr>
        <th scope="row">${topicNames[topic]}</th>
        <td class="what">${prose(what)}</td>
        <td class="number" title="What it would add to the score">+${raises.toFixed(1)}</td>
        <td>
          <button class="small" data-do="plan" data-at="${at}" data-focus="plan-${at}" aria-label="Plan it: ${what}">
            Plan it
          </button>
        </td>
      </tr>
    `,
  );
  return html`<h2>What is missing</h2>
    <table>
      ${rows}
    </table>`;
}

function evidencePart({ evidence }: Audit): Html {
  if (evidence.length === 0) {
    return html`<h2>What it is made of</h2>
      <p>Nothing yet.</p>`;
  }
  const rows = evidence.map(
    ({ topic, what, points, files }) => html`
      <tr>
        <th scope="row">${topicNames[topic]}</th>
        <td class="what">${prose(what)} <span class="quiet">${files.join(', ')}</span></td>
        <td class="number">${points.toFixed(1)}</td>
      </tr>
    `,
  );
  return html`<h2>What it is made of</h2>
    <table>
      ${rows}
    </table>`;
}

function deepPart(deep: DeepAudit): Html {
  const rows = deep.commands.map(
    ({ topic, command, passed, seconds, tests, skipped }) => html`
      <tr>
        <th scope="row">${topicNames[topic]}</th>
        <td><code>${command}</code></td>
        <td class="${passed ? 'passed' : 'failed'}">${passed ? 'passed' : 'failed'}</td>
        <td class="quiet">${counts(tests, skipped)}</td>
        <td class="number quiet">${seconds.toFixed(1)} s</td>
      </tr>
    `,
  );
  return html`
    <h2>What was run</h2>
    <table>
      ${rows}
    </table>
    ${deep.coverage === undefined ? [] : [html`<p>The tests reach ${percent(deep.coverage)} of the lines.</p>`]}
    ${deep.mutants === undefined ? [] : [mutantsPart(deep.mutants)]}
    ${
      deep.gaps.length === 0
        ? []
        : [
            html`<h3>What is not known</h3>
              <ul>
                ${deep.gaps.map((gap) => html`<li>${gap}</li>`)}
              </ul>`,
          ]
    }
  `;
}

function mutantsPart(mutants: NonNullable<DeepAudit['mutants']>): Html {
  const { tried, chosen, killed, timedOut, share, survivors, tool } = mutants;
  const within = `${percent(share.low)} to ${percent(share.high)}`;
  const time = tried < chosen ? ` ${chosen - tried} more were not tried: the time was up.` : '';
  const ended = timedOut === 0 ? '' : ` ${timedOut} of them only by the time limit.`;
  return html`
    <h3>Do the tests notice mistakes?</h3>
    <p>
      The tests noticed ${killed} of ${tried} small changes; that stands for ${within} of all, with 95 %
      certainty.${ended}${time} <span class="quiet">${tool}</span>
    </p>
    ${
      survivors.length === 0
        ? []
        : [
            html`<p>Changes that no test noticed:</p>
              <ul class="code">
                ${survivors.map(
                  (survivor, at) =>
                    html`<li>
                      <button class="link" data-do="survivor" data-at="${at}" data-focus="survivor-${at}">
                        ${survivor}
                      </button>
                    </li>`,
                )}
              </ul>`,
          ]
    }
  `;
}

function counts(tests: number | undefined, skipped: number | undefined): string {
  const parts = [
    ...(tests === undefined ? [] : [`${tests} test${tests === 1 ? '' : 's'}`]),
    ...(skipped === undefined || skipped === 0 ? [] : [`${skipped} skipped`]),
  ];
  return parts.join(', ');
}

/** Where a survivor stands: `src/a.ts:12: > became >=`; the line from 0. */
export function placeOf(survivor: string): { readonly file: string; readonly line: number } | undefined {
  const place = /^(?<file>[^:]+):(?<line>\d+):/.exec(survivor)?.groups;
  return place === undefined ? undefined : { file: place['file'] ?? '', line: Math.max(0, Number(place['line']) - 1) };
}
