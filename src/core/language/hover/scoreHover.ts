import { lineRange, type Range } from '../../base/range.ts';
import type { Diagnosis } from '../../doctor/diagnose.ts';
import { remediesOf } from '../../doctor/remedies.ts';
import { markdownMessage } from '../markdownText.ts';
import { readiness } from '../readiness.ts';
import { dimensionScores } from '../scoreWords.ts';
import type { Hover, HoverPlace } from './hover.ts';

/** Who mends these sees the next ones. */
const mostRemedies = 10;

/** On the title, in the frontmatter, in the first heading, and on the fences: the score, and what would make it a 10. */
export function scoreHover(place: HoverPlace): Hover | undefined {
  const { document, workspace } = place;
  const { plan, diagnosis } = document;
  const range = titleAt(place);
  if (plan === undefined || diagnosis === undefined || range === undefined) {
    return undefined;
  }
  const ready = readiness(plan, workspace);
  const lines = [
    `**Score ${diagnosis.score.overall} of 10**: ${dimensionScores(diagnosis.score).join(' · ')}`,
    remedies(diagnosis),
    ready === undefined ? '' : markdownMessage(ready.sentence),
  ];
  return { range, markdown: lines.filter((line) => line !== '').join('\n\n') };
}

function titleAt({ document, frontmatter, position }: HoverPlace): Range | undefined {
  const { line } = position;
  const title = frontmatter.entries.get('title');
  const heading = document.plan?.sections.find((section) => section.level === 1);
  const isTitle =
    line === frontmatter.open ||
    line === frontmatter.close ||
    line === heading?.line ||
    (title !== undefined && title.line <= line && line <= title.lastLine);
  return isTitle ? lineRange(line, 0, (document.lines[line] ?? '').length) : undefined;
}

function remedies(diagnosis: Diagnosis): string {
  const all = remediesOf(diagnosis);
  if (all.length === 0) {
    return '';
  }
  const shown = all.slice(0, mostRemedies).map(({ text }) => `- ${markdownMessage(text)}`);
  const left = all.length - shown.length;
  return ['What would make it a 10:', '', ...shown, ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n');
}
