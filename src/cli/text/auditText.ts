import { type AuditTopic, auditTopics } from '../../core/audit/audit.ts';
import { whyNoStrength } from '../../core/audit/judging/strengthGap.ts';
import { levelMeanings } from '../../core/audit/levelMeanings.ts';
import type { ProjectAudit } from '../projectAudit.ts';
import { deepAuditText } from './deepAuditText.ts';
import { plainText } from './plainText.ts';

const topicWidth = Math.max(...auditTopics.map(({ length }) => length));

/** The audit as a person reads it: the level, what speaks for it, what would raise it, and the one thing to do next. */
export function auditText(audit: ProjectAudit): string {
  const { level, score, evidence, missing } = audit;
  const shown = deepAuditText(audit);
  const [first] = missing;
  return plainText(
    [
      `Confidence: ${level} ${score.toFixed(1)} of 10. ${levelMeanings[level]}`,
      ...(audit.deep === undefined
        ? ['Only files were read. `mstack audit --deep` runs the tests, and tries whether they notice mistakes.']
        : audit.deep.commands.some(({ topic }) => topic === 'unit')
          ? []
          : ['The tests were not measured: the level is what the files say.']),
      ...section('What it is made of', [
        ...evidence.map(({ topic, what, points }) => row(signed(points), topic, what)),
        ...(audit.deep === undefined ? [row('', 'strength', `not measured: ${whyNoStrength(undefined) ?? ''}`)] : []),
      ]),
      ...section(
        'What would raise it',
        missing.map(({ topic, what, raises }) => row(`+${raises.toFixed(1)}`, topic, what)),
      ),
      ...(shown.length === 0 ? [] : ['', ...shown]),
      '',
      first === undefined ? 'Nothing that mstack knows of is missing.' : `Next: mstack plan ${quoted(first.goal)}`,
      '',
    ].join('\n'),
  );
}

function section(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', title, ...rows];
}

function row(points: string, topic: AuditTopic, what: string): string {
  return `  ${points.padStart(4)}  ${topic.padEnd(topicWidth)}  ${what}`;
}

/** What mutants take from the points of the tests is below zero. */
function signed(points: number): string {
  return points < 0 ? `-${(-points).toFixed(1)}` : points.toFixed(1);
}

/** As one argument of a shell. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"$`]/g, '\\$&')}"`;
}
