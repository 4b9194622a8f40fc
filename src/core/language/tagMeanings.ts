/** The tags that a check may begin with. */
export interface TagMeaning {
  readonly tag: string;
  /** When it passes, in a few words. */
  readonly passes: string;
  /** Markdown. */
  readonly documentation: string;
}

export const tagMeanings: readonly TagMeaning[] = [
  {
    tag: 'cmd',
    passes: 'passes when the command exits with 0',
    documentation: 'Runs a command: ``- [cmd] `npm test` ``. Another exit code is said behind it: `exits 2`.',
  },
  {
    tag: 'assert',
    passes: 'passes when the command gives what is said behind it',
    documentation:
      'Runs a command and looks at what it gives: ``- [assert] `node app.mjs --version` outputs `1.2.3` ``. Also: contains `` `text` ``, at least 3, exits 2.',
  },
  {
    tag: 'status',
    passes: 'passes when the HTTP status is equal',
    documentation: 'Asks a server: ``- [status] `curl http://localhost:3000/health` -> 200``.',
  },
  {
    tag: 'browse',
    passes: 'needs an agent with a browser, else it is skipped',
    documentation: 'Looks at a page: `- [browse] http://localhost:3000/ shows the list`. Skipped checks prove nothing.',
  },
  {
    tag: 'manual',
    passes: 'never run: listed for a person',
    documentation: 'For a person: `- [manual] Compare the colours on paper`. It never counts as verification.',
  },
];
