import { lineRange, type Range } from '../../base/range.ts';
import { codeSpans } from '../../plan/codeSpans.ts';
import { isHidden, readOutline } from '../../plan/outline.ts';
import { type Plan, planKey } from '../../plan/plan.ts';
import { displayKey } from '../../plan/queue.ts';
import type { LanguageWorkspace } from '../planDocument.ts';
import { planState } from '../planState.ts';
import { isAt } from '../namedAt.ts';
import { markdownCode, markdownText } from '../markdownText.ts';
import type { Hover, HoverPlace } from './hover.ts';

/** Other plans that are named one by one. */
const mostPlans = 8;

/** A path: whether it is there, and which other plans change it. */
export function pathHover(place: HoverPlace): Hover | undefined {
  const { plan } = place.document;
  const listed = plan?.files.find(({ pathRange }) => isAt(place.position, withBackticks(pathRange)));
  if (plan !== undefined && listed !== undefined) {
    const lines = [`${markdownCode(listed.path)} ${existence(listed, plan, place.workspace)}`];
    return { range: listed.pathRange, markdown: [...lines, ...others(listed.path, place)].join('\n\n') };
  }
  return globHover(place) ?? mentionedHover(place);
}

function withBackticks({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: Math.max(0, start.character - 1) },
    end: { line: end.line, character: end.character + 1 },
  };
}

interface ListedPath {
  readonly path: string;
  readonly change: Plan['files'][number]['change'];
}

function existence({ path, change }: ListedPath, plan: Plan, workspace: LanguageWorkspace): string {
  const { repository } = workspace;
  if (repository === undefined) {
    return { new: 'is created by this plan.', modify: 'is changed by this plan.', delete: 'is deleted by this plan.' }[
      change
    ];
  }
  if (isThere(path, workspace)) {
    return {
      new: 'exists already, although the plan says that it is new.',
      modify: 'exists: this plan changes it.',
      delete: 'exists: this plan deletes it.',
    }[change];
  }
  if (change === 'new') {
    return 'is not there yet: this plan creates it.';
  }
  if (workspace.neighbours?.createdBefore(plan).has(path) === true) {
    return 'is not there yet: a plan that this one waits for creates it.';
  }
  return repository.mayBeUnlisted?.(path) === true
    ? 'is not among the files that git tracks.'
    : 'does not exist, and the plan does not say that it is new.';
}

function isThere(path: string, { repository }: LanguageWorkspace): boolean {
  const plain = path.replace(/^(?:\.\/)+/, '');
  const files = repository?.files;
  return (
    files !== undefined &&
    (files.hasFile(plain) ||
      files.hasFolder(plain.replace(/\/$/, '')) ||
      (/[*?{[]/.test(plain) && files.matches(plain)))
  );
}

/** Plans that list the same path, those still to be done first. */
function others(path: string, { document, workspace }: HoverPlace): string[] {
  const { plan } = document;
  const found = workspace
    .plans()
    .filter((other) => other.file !== document.file && other.files.some((file) => file.path === path))
    .toSorted((one, other) => rankOf(one) - rankOf(other) || (one.id ?? 0) - (other.id ?? 0));
  if (found.length === 0) {
    return [];
  }
  const unordered = new Set(
    plan === undefined ? [] : workspace.neighbours?.overlapsOf(plan).map((overlap) => overlap.other.file),
  );
  const shown = found.slice(0, mostPlans).map((other) => {
    const key = planKey(other);
    const title = [key === undefined ? '' : displayKey(key), other.title].filter((part) => part !== '').join(' ');
    const order = unordered.has(other.file) ? '; neither waits for the other' : '';
    return `- ${markdownText(title)} (${planState(other)}${order})`;
  });
  const left = found.length - shown.length;
  return [['Other plans that change it:', '', ...shown, ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n')];
}

function rankOf(plan: Plan): number {
  return plan.archived ? 2 : plan.status === 'done' || plan.status === 'skipped' ? 1 : 0;
}

/** A glob of `allow` or `deny`. */
function globHover({ document, frontmatter, position, workspace }: HoverPlace): Hover | undefined {
  const entry = [frontmatter.entries.get('allow'), frontmatter.entries.get('deny')].find(
    (each) => each !== undefined && each.line <= position.line && position.line <= each.lastLine,
  );
  if (entry === undefined || workspace.repository === undefined) {
    return undefined;
  }
  const text = document.lines[position.line] ?? '';
  const from = position.line === entry.line ? entry.key.length + 1 : 0;
  for (const { 0: glob, index } of text.slice(from).matchAll(/[^\s,[\]"']+/g)) {
    const range = lineRange(position.line, from + index, from + index + glob.length);
    if (isAt(position, range) && glob !== '-') {
      const says = entry.key === 'allow' ? 'The plan may touch it.' : 'The plan may not touch it.';
      const there = isThere(glob, workspace) ? 'matches what is there.' : 'matches nothing that is there.';
      return { range, markdown: `${markdownCode(glob)} ${there} ${says}` };
    }
  }
  return undefined;
}

/** A path in a code span of prose: only where there is such a file, else it may be anything. */
function mentionedHover(place: HoverPlace): Hover | undefined {
  const { document, position, workspace, frontmatter } = place;
  const { plan } = document;
  const within = [...(plan?.criteria ?? []), ...(plan?.checks ?? [])].some(({ range }) => isAt(position, range));
  const text = document.lines[position.line] ?? '';
  if (within || position.line < frontmatter.bodyStart || !text.includes('`')) {
    return undefined;
  }
  const span = codeSpans(text).find(({ start, end }) => start <= position.character && position.character <= end);
  const path = span?.content.trim() ?? '';
  if (
    span === undefined ||
    workspace.repository?.files.hasFile(path) !== true ||
    isHidden(readOutline(document.lines, frontmatter.bodyStart), position.line)
  ) {
    return undefined;
  }
  const range: Range = lineRange(position.line, span.start, span.end);
  return { range, markdown: [`${markdownCode(path)} exists.`, ...others(path, place)].join('\n\n') };
}
