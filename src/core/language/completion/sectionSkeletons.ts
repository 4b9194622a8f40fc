/** A section of a plan with gaps to fill, see `template.ts`. */
export interface SectionSkeleton {
  readonly heading: string;
  readonly meaning: string;
  readonly optional: boolean;
  readonly template: string;
}

/** A bold label of the Design section. */
export interface LabelSkeleton {
  readonly label: string;
  readonly meaning: string;
  readonly template: string;
}

export const labelSkeletons: readonly LabelSkeleton[] = [
  {
    label: 'Files expected to change',
    meaning: 'What the plan may touch, besides tests: one path a bullet, marked `(new)` where it is not there yet.',
    template: '**Files expected to change:**\n\n- `<path>`',
  },
  { label: 'Approach', meaning: 'How it is built.', template: '**Approach:** <how it is built>' },
  {
    label: 'Testing approach',
    meaning: 'What is tested, and on which level.',
    template: '**Testing approach:** <what is tested, and how>',
  },
  {
    label: 'Out of scope',
    meaning: 'What an agent might take for part of the job, and is not.',
    template: '**Out of scope:** <what is left alone>',
  },
];

/** In the order in which plans have them. */
export const sectionSkeletons: readonly SectionSkeleton[] = [
  {
    heading: 'Plain-English Summary',
    meaning: 'What changes and why, for somebody who does not read code.',
    optional: true,
    template: '## Plain-English Summary\n\n<two to four sentences without code>',
  },
  {
    heading: 'Requirements',
    meaning: 'Acceptance criteria: what must be true when the plan is done, each decidable by a command or a look.',
    optional: false,
    template: '## Requirements\n\n- [ ] When `<the command>` runs, it exits with code ‹0›',
  },
  {
    heading: 'Design',
    meaning: 'Files expected to change, approach, testing approach, and what is out of scope.',
    optional: false,
    template: `## Design\n\n${labelSkeletons.map(({ template }) => template).join('\n\n')}`,
  },
  {
    heading: 'Tasks',
    meaning: 'Numbered steps, in the order in which they are to be done.',
    optional: false,
    template: '## Tasks\n\n1. <the first step>\n2. <the next step>',
  },
  {
    heading: 'Verification',
    meaning: 'Checks, one a bullet: commands that the runner runs itself, and what they must give.',
    optional: false,
    template: '## Verification\n\n- [cmd] `<the command>`',
  },
];
