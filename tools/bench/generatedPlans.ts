import { areas, checks, decidable, outOfScope, parts, prose, tasks, undecidable, verbs } from './words.ts';

export interface PlanShape {
  /** Also the seed: the same id gives the same plan in every run. */
  readonly id: number;
  /** How many lines the file shall have; absent: as many as its sections need, about 75 (3 KB). */
  readonly lines?: number;
  /** Absent: a mix as in a repository that has been worked in for a while. */
  readonly status?: string;
}

/** The parts of a plan, for writing the same content as a plan, and as what the peers' programs call a task or a change. */
export interface PlanContent {
  readonly id: number;
  readonly title: string;
  readonly goal: string;
  readonly status: string;
  readonly blockedBy: readonly number[];
  readonly summary: readonly string[];
  readonly criteria: readonly string[];
  readonly files: readonly string[];
  readonly approach: readonly string[];
  readonly outOfScope: readonly string[];
  readonly tasks: readonly string[];
  readonly checks: readonly string[];
}

/** Plans that belong together, and are ordered by their dependencies. */
const plansPerGoal = 8;
/** Source files of each part of each area: so many that two plans seldom name the same, as in a project of that size. */
export const filesPerPart = 20;
const usualLines = 75;
/** Share of criteria that leave something open, near to what real plans have. */
const openShare = 0.25;

export function planContent({ id, lines = usualLines, status }: PlanShape): PlanContent {
  const random = randomFrom(id);
  const scale = lines / usualLines;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const area = pick(areas);
  const part = pick(parts);
  const words = (): Readonly<Record<string, string>> => ({
    area: random() < 0.7 ? area : pick(areas),
    part: random() < 0.5 ? part : pick(parts),
    path: sourceFile(pick(areas), pick(parts), Math.floor(random() * filesPerPart)),
    name: `${pick(['read', 'write', 'find', 'merge', 'check', 'send'])}${capital(pick(parts))}`,
    n: String(2 + Math.floor(random() * 40)),
  });
  const fill = (template: string): string => {
    const given = words();
    return template.replaceAll(/\{(area|part|path|name|n)\}/g, (_all, word: string) => given[word] ?? '');
  };
  const some = (from: readonly string[], least: number, most: number): string[] => {
    const count = Math.max(1, Math.round((least + random() * (most - least)) * scale));
    const all = Array.from({ length: count }, () => fill(pick(from)));
    // A long plan needs more sentences than there are; in a short one a person would not say the same thing twice.
    return scale > 1 ? all : Array.from(new Set(all));
  };
  const goalNumber = Math.floor((id - 1) / plansPerGoal);
  return {
    id,
    title: `${pick(verbs)} the ${part} of the ${area}`,
    goal: `${slug(areas[goalNumber % areas.length] ?? '')}-${goalNumber}`,
    status: status ?? usualStatus(random()),
    blockedBy: (id - 1) % plansPerGoal === 0 || random() < 0.4 ? [] : [id - 1],
    summary: some(prose, 3, 5),
    criteria: Array.from({ length: Math.max(1, Math.round((5 + random() * 6) * scale)) }, () =>
      fill(pick(random() < openShare ? undecidable : decidable)),
    ),
    files: some(['{path}'], 2, 5),
    approach: some(prose, 4, 6),
    outOfScope: some(outOfScope, 1, 3),
    tasks: some(tasks, 4, 7),
    checks: some(checks, 3, 6),
  };
}

/** A plan file as a careful person writes it. With `lines`, exactly as long as that. */
export function planText(shape: PlanShape): string {
  // A subheading or an empty line costs a long plan less than a short one: without this, half of it were notes.
  const content = planContent(shape.lines === undefined ? shape : { ...shape, lines: shape.lines * 1.2 });
  const random = randomFrom(content.id + 1_000_000);
  const lines = [
    '---',
    `id: ${content.id}`,
    `title: ${content.title}`,
    `status: ${content.status}`,
    `goal: ${content.goal}`,
    `blocked-by: [${content.blockedBy.join(', ')}]`,
    '---',
    '',
    `# ${content.title}`,
    '',
    '## Requirements',
    '',
    ...content.summary.flatMap((sentence) => wrapped(sentence, '')),
    '',
    '**Acceptance criteria:**',
    '',
    ...grouped(content.criteria, random),
    '',
    '## Design',
    '',
    '**Files expected to change:**',
    '',
    ...content.files.map((file, at) => `- \`${file}\`${at % 3 === 1 ? ' (new)' : ''}`),
    '',
    '**Approach:**',
    '',
    ...content.approach.flatMap((sentence) => [...wrapped(sentence, ''), '']),
    '[part]: ../../README.md#parts',
    '',
    '**Out of scope:**',
    '',
    ...content.outOfScope.map((sentence) => `- ${sentence}`),
    '',
    '## Tasks',
    '',
    ...content.tasks.map((sentence, at) => `${at + 1}. ${sentence}`),
    '',
    '## Verification',
    '',
    ...content.checks.map((check) => `- ${check}`),
  ];
  return `${(shape.lines === undefined ? lines : exactly(lines, shape.lines, content)).join('\n')}\n`;
}

/** `docs/plans/0007-harden-the-route.md` */
export function planFile(id: number): string {
  const { title } = planContent({ id });
  return `docs/plans/${String(id).padStart(4, '0')}-${slug(title)}.md`;
}

export function sourceFile(area: string, part: string, number: number): string {
  return `src/${slug(area)}/${part}${number === 0 ? '' : number}.ts`;
}

/** Lower case, words joined with dashes. */
export function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

/** Long lists have subheadings every twenty items; some items wrap, some have one nested below. */
function grouped(criteria: readonly string[], random: () => number): string[] {
  return criteria.flatMap((criterion, at) => {
    const heading = at > 0 && at % 20 === 0 ? ['', `### Part ${at / 20 + 1}`, ''] : [];
    const item = wrapped(`- [ ] ${criterion}`, '  ');
    return [...heading, ...item, ...(random() < 0.1 ? ['  - [ ] The same holds after a restart'] : [])];
  });
}

/** Lines of at most 110 characters; those after the first are indented. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > 110) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Shorter by its last lines, or longer by notes. */
function exactly(lines: readonly string[], count: number, content: PlanContent): string[] {
  const all = [...lines, '', '## Implementation Notes', ''];
  for (let at = 0; all.length < count; at += 1) {
    all.push(content.approach[at % content.approach.length] ?? '', '');
  }
  return all.slice(0, count);
}

function usualStatus(chance: number): string {
  if (chance < 0.5) {
    return 'done';
  }
  return chance < 0.9 ? 'pending' : chance < 0.95 ? 'failed' : 'skipped';
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** Numbers from 0 up to 1, the same for the same seed (Mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
