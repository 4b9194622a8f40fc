/** A criterion with gaps, see `template.ts`. Whatever the gaps are filled with, it says what is done and what is seen. */
export interface CriterionSkeleton {
  readonly label: string;
  readonly meaning: string;
  readonly template: string;
}

export const criterionSkeletons: readonly CriterionSkeleton[] = [
  {
    label: 'When … runs, it exits with …',
    meaning: 'Decided by an exit code.',
    template: 'When `<the command>` runs, it exits with code ‹0›',
  },
  {
    label: 'When … runs, it prints …',
    meaning: 'Decided by what a command prints.',
    template: 'When `<the command>` runs, it prints `<the text>` and exits with code ‹0›',
  },
  {
    label: 'Given …, it fails with …',
    meaning: 'A wrong input, decided by exit code and message.',
    template:
      'Given <the wrong input>, `<the command>` exits with code ‹2› and prints `<the message>` on standard error',
  },
  {
    label: 'Request answers with status …',
    meaning: 'Decided by an HTTP status and a part of the answer.',
    template:
      'When `‹GET› <the path>` is requested, it answers with HTTP status ‹200› and a body that contains `<the text>`',
  },
  {
    label: 'File contains …',
    meaning: 'Decided by what a file holds afterwards.',
    template: 'After `<the command>` has run, `<the file>` contains `<the text>`',
  },
  {
    label: 'Takes at most … ms',
    meaning: 'A threshold with its unit and the size that it holds for.',
    template: '`<the command>` takes at most ‹200› ms for <the size of the input>',
  },
  {
    label: 'Page shows …',
    meaning: 'Decided by a text that a browser shows.',
    template: 'When <what the user does>, the page at `<the path>` shows “<the text>”',
  },
  {
    label: 'Test … passes',
    meaning: 'Decided by a named test.',
    template: 'The test “<its name>” in `<the test file>` passes: <what it does and what it expects>',
  },
  {
    label: 'Finds nothing',
    meaning: 'Something is gone, decided by a search that comes back empty.',
    template: '`grep -rn <the words> <the folder>` finds nothing and exits with code 1',
  },
];
