import type { PlanFormat } from '../planFormat.ts';
import type { Section } from '../../plan/outline.ts';
import { tellDocuments } from '../documents.ts';
import type { FoundSource, ImportedPlan } from '../importedPlan.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { planOf } from '../draftPlan.ts';
import { type MarkdownSource, proseOf, readMarkdown } from '../markdownSource.ts';
import { plainTitle } from '../plainTitle.ts';
import { itemsIn, taskText, wholeText } from '../sourceItems.ts';
import { sourceGoal } from '../sourceGoal.ts';
import { folderOf, groupByFolder, nameOf, refOf, spokenName } from '../sourcePath.ts';
import { readDelta } from './openSpecDelta.ts';

/**
 * Fission-AI/OpenSpec: `openspec/changes/<id>/{proposal,tasks,design}.md` and `specs/**\/spec.md`, finished ones in
 * `changes/archive`. Seen from 2025 (whole specs in a change) to 1.9.0 (deltas below ADDED, MODIFIED, REMOVED, RENAMED).
 */
export const openSpec: PlanFormat = {
  id: 'openspec',
  name: 'OpenSpec',
  headings: [
    'Why',
    'What Changes',
    'Impact',
    'Non-Goals',
    'Out of Scope',
    'Tasks',
    'Requirements',
    'ADDED Requirements',
    'MODIFIED Requirements',
    'REMOVED Requirements',
    'RENAMED Requirements',
  ],
  detect: (files) =>
    [...groupByFolder(files, placeOf)].map(([place, own]): FoundSource => ({ format: 'openspec', place, files: own })),
  read: ({ place, files }, texts, leftOut) => {
    const changes = nameOf(place) === 'archive' ? groupByFolder(files, changeOf) : new Map([[place, files]]);
    const plans = [...changes].map(([folder, own]) => readChange({ folder, files: own, texts, leftOut }));
    return plans.flat();
  },
};

/** A change, or all archived ones together. */
function placeOf(file: string): string | undefined {
  const change = changeOf(file);
  return change === undefined || nameOf(folderOf(change)) !== 'archive' ? change : folderOf(change);
}

/** Folder of the change that a file belongs to. */
function changeOf(file: string): string | undefined {
  const parts = file.split('/');
  const at = parts.findIndex((part, index) => part === 'changes' && parts[index - 1] === 'openspec');
  const depth = parts[at + 1] === 'archive' ? at + 3 : at + 2;
  return at === -1 || parts.length <= depth ? undefined : parts.slice(0, depth).join('/');
}

/** @param name within the change's folder */
function isRead(name: string): boolean {
  return ['proposal.md', 'tasks.md'].includes(name) || isDelta(name);
}

function isDelta(name: string): boolean {
  return nameOf(name) === 'spec.md' && name.split('/').slice(0, -1).includes('specs');
}

interface Change {
  readonly folder: string;
  readonly files: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly leftOut: LeftOutList;
}

/** One plan: the format's own tool carries a change out in one go, too. */
function readChange({ folder, files, texts, leftOut }: Change): readonly ImportedPlan[] {
  const name = nameOf(folder);
  const isArchived = nameOf(folderOf(folder)) === 'archive';
  const markdown = (file: string): MarkdownSource => readMarkdown(texts.get(`${folder}/${file}`) ?? '');
  const tasks = markdown('tasks.md');
  const boxes = itemsIn(tasks, tasks.bodyStart, tasks.lines.length).filter(({ box }) => box !== undefined);
  const deltas = files
    .filter((file) => isDelta(file.slice(folder.length + 1)))
    .map((file) => readDelta(readMarkdown(texts.get(file) ?? ''), nameOf(folderOf(file))));
  tellDocuments({ place: folder, files }, texts, isRead, leftOut);
  if (!files.some((file) => isRead(file.slice(folder.length + 1)))) {
    return [];
  }
  const proposal = readProposal(markdown('proposal.md'));
  const stated = tasks.sections.filter(accepts).flatMap((section) => itemsIn(tasks, section.line + 1, section.end));
  const isDone = isArchived || (boxes.length > 0 && boxes.every(({ box }) => box === 'ticked'));
  return [
    planOf(
      {
        from: refOf(folder),
        goal: sourceGoal(name),
        title: proposal.title === '' ? spokenName(name.replace(/^\d{4}-\d\d-\d\d-/, '')) : proposal.title,
        status: isDone ? 'done' : 'pending',
        summary: proposal.why,
        about: [...proposal.about, ...deltas.flatMap((delta) => delta.about)],
        documents: files,
        criteria: [
          ...deltas.flatMap((delta) => delta.criteria),
          ...proposal.criteria,
          ...stated.filter(({ box }) => box === undefined).map(wholeText),
        ],
        tasks: boxes.map((item) => taskText(wholeText(item), item)),
        outOfScope: proposal.outOfScope,
        filesIn: proposal.impact,
      },
      leftOut,
    ),
  ];
}

function accepts({ heading }: Section): boolean {
  return /^(?:acceptance|success criteria|definition of done)\b/i.test(heading);
}

interface ChangeProposal {
  /** Empty: there is none. */
  readonly title: string;
  readonly why: string;
  readonly about: readonly string[];
  readonly impact: readonly string[];
  readonly criteria: readonly string[];
  readonly outOfScope: readonly string[];
}

function readProposal(source: MarkdownSource): ChangeProposal {
  const title = plainTitle(
    (source.sections.find(({ level }) => level === 1)?.heading ?? '').replace(
      /^(?:openspec\s+)?(?:change proposal|change|proposal)\s*(?:[:–—-]\s*|$)/i,
      '',
    ),
  );
  const upper = source.sections.filter(({ level }) => level === 2);
  const why = upper.find(({ heading }) => /^(?:why|problem|motivation|background)\b/i.test(heading));
  const out = upper.find(({ heading }) => /non-goals|out of scope/i.test(heading));
  const first = upper[0]?.line ?? source.lines.length;
  const before = proseOf(
    source,
    (source.sections.find(({ level }) => level === 1)?.line ?? source.bodyStart - 1) + 1,
    first,
  );
  return {
    title: /^why$/i.test(title) ? '' : title,
    why: why === undefined ? '' : proseOf(source, why.line + 1, why.end),
    about: [
      before,
      ...upper
        .filter((section) => section !== why && section !== out && !accepts(section))
        .map((section) => `**${section.heading}**\n\n${proseOf(source, section.line + 1, section.end)}`),
    ],
    impact: upper
      .filter(({ heading }) => /^impact/i.test(heading))
      .flatMap(({ line, end }) => itemsIn(source, line + 1, end).map(wholeText)),
    criteria: upper.filter(accepts).flatMap(({ line, end }) => itemsIn(source, line + 1, end).map(wholeText)),
    outOfScope: out === undefined ? [] : itemsIn(source, out.line + 1, out.end).map(wholeText),
  };
}
