import type { RuleExamples } from './ruleExamples.ts';

const titled = (title: string): { readonly head: readonly string[] } => ({
  head: ['id: 1', `title: ${title}`, 'status: pending'],
});

export const planGapExamples: RuleExamples = {
  code: 'plan.gap',
  rejects: [
    { ...titled('<what the plan does>'), marks: ['<what the plan does>'] },
    { ...titled('TODO'), marks: ['TODO'] },
    { ...titled('"???"'), marks: ['"???"'] },
    { tasks: ['<the first step>', '<the next step>'], marks: ['<the first step>', '<the next step>'] },
    { tasks: ['__', 'Print the lines in `src/export.ts`', '`__`'], marks: ['__', '__'] },
    { tasks: ['...', 'TODO.', 'TODO: describe this step'], marks: ['...', 'TODO', 'TODO: describe this step'] },
    { design: '**Approach:** <how it is built>', marks: ['<how it is built>'] },
    { design: '**Approach:** TODO', marks: ['TODO'] },
    { design: '**Testing approach:**\n\n???', marks: ['???'] },
    { design: '**Out of scope:** TBD', scopeless: true, marks: ['TBD'] },
    {
      design: '**Out of scope:**\n\n- <what is left alone>\n- …',
      scopeless: true,
      marks: ['<what is left alone>', '…'],
    },
    { design: 'The lines are cut after __ characters.', marks: ['__'] },
    {
      design: 'Call `<the command>` with\n<what the user types>, then stop.',
      marks: ['<the command>', '<what the user types>'],
    },
    { requirements: '[Describe what changes and why]', marks: ['[Describe what changes and why]'] },
    { design: '**Approach:** {{approach}}', marks: ['{{approach}}'] },
    { files: ['`src/export.ts`: <what changes>', '`src/cli.ts`: __'], marks: ['<what changes>', '__'] },
    { end: '## Context\n\nTBD', marks: ['TBD'] },
  ],
  accepts: [
    {},
    titled('Core <LiquidGlass> component'),
    titled('Find TODO comments'),
    { design: 'Run `git checkout <branch>`, or git checkout <branch>, and then `notes <command> [options]`.' },
    {
      design: 'A `Map<string, Note>`, a Promise<Note | undefined> and a List<the Note> are passed on.',
      tasks: ['Render `<NoteList>`'],
    },
    { design: '- `<button>`: a native one\n- `<details open>`\n- <LiquidGlass>: the wrapper\n- `<my-element>`' },
    { design: 'Use <b>bold</b>, <br/>, <a href="x">links</a> and <https://notes.dev/the page>.' },
    { design: '```\n<the command>\n...\nTODO\n```\n\n<!-- TODO: describe -->' },
    { design: 'Call `notes(...args)` with `[...ids]`, then `go test ./...` and `src/**/...`.' },
    { design: 'It prints “Exporting...” and waits …\n\n- and then it goes on…' },
    { tasks: ['Remove every TODO from `src/export.ts`', 'TODO comments become issues', 'TODO: print the lines'] },
    { design: 'Replace `|` by `__`, keep `__init__.py` and __bold__ words, and `__tests__/`.\n\n___\n\n***' },
    { design: 'See [the other plan](002-x.md), [what is known][1] and [x]. Arrays `[the, first]` stay.' },
    { design: 'The usage is `notes export <path> [<format>]`, with `<path>` and `<id>` as given, a < b and c > d.' },
    { design: 'Why??? Because `a ?? b` is `{{ mustache }}` for some.' },
    { tasks: ['Say `Hello, <name>!` to whoever calls'] },
    { end: '## Implementation Notes\n\nTODO\n\n- ...' },
    { design: '| Part | Words |\n| --- | --- |\n| ... | TBD |\n\n> TODO' },
  ],
};

export const gapInFilesExamples: RuleExamples = {
  code: 'plan.gap-in-files',
  rejects: [
    { files: ['`<path>`'], marks: ['<path>'] },
    { files: ['`__`', '`src/cli.ts`'], marks: ['__'] },
    { files: ['`src/cli.ts`', '...'], marks: ['...'] },
    { files: ['TODO', '`path/to/file.ts`: the lines'], marks: ['path/to/file.ts', 'TODO'] },
    { files: ['`???` (new)'], marks: ['???'] },
    { files: ['`<the file>`: <what changes>'], marks: ['<the file>'] },
  ],
  accepts: [
    {},
    { files: ['`src/app/[id]/page.tsx`', '`src/[...slug].ts`', '`src/__tests__/a.test.ts`', '`pkg/__init__.py`'] },
    { files: ['`docs/plans/<id>.md`: one for each'] },
    { files: ['`src/export.ts`: the types `<path>` and ...'] },
    { files: ['`src/todo.ts`: TODO entries', '`TODO.md`', '`src/**/*.ts`'] },
    { files: ['`src/list.ts`: `List<Note>` (new)'] },
  ],
};

export const checkGapExamples: RuleExamples = {
  code: 'check.gap',
  rejects: [
    { checks: ['[cmd] `<the command>`'], marks: ['`<the command>`'] },
    { checks: ['[cmd] `npm test`', '[cmd] `__`'], marks: ['`__`'] },
    { checks: ['[cmd] TODO', '[cmd] ...', '[cmd] ???'], marks: ['TODO', '...', '???'] },
    { checks: ['[cmd] `TODO` exits 0', '[assert] ! `...`'], marks: ['TODO', '...'] },
    {
      checks: ['[assert] `node src/cli.ts` contains `<the text>`', '[assert] `node src/cli.ts` outputs `__`'],
      marks: ['<the text>', '__'],
    },
    { checks: ['[manual] TBD', '[browse] <what is to be seen>'], marks: ['TBD', '<what is to be seen>'] },
    {
      checks: ['[cmd] `curl -f localhost:3000/notes/<note-id>`', '[cmd] `npm run build -- ...`'],
      marks: ['<note-id>', '...'],
    },
    { checks: ['[cmd] `node src/cli.ts import path/to/notes.csv`'], marks: ['path/to/notes.csv'] },
    { checks: ['[status] `curl http://localhost:__/health` -> 200'], marks: ['http://localhost:__/health'] },
    { checks: ['[cmd] TODO'], scripts: { '': ['test'] }, repository: ['package.json'], marks: ['TODO'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `go test ./...`', '[cmd] `git diff main...HEAD`', '[cmd] `! grep -rn TODO src`'] },
    { checks: ['[assert] `grep -c "<title>" docs/usage.md` at least 1', '[cmd] `sort <in.txt >out.txt`'] },
    { checks: ['[assert] `node src/cli.ts` contains `<title>`', '[assert] `node src/cli.ts` contains `...`'] },
    { checks: ['[assert] `node src/cli.ts` outputs `TODO`', '[cmd] `npx vitest run src/__tests__`'] },
    { checks: ['[cmd] `bash -c "echo ${X:-...}"`', '[manual] The list ends with …'] },
    { checks: ['[cmd] `python -m pkg.__main__`', '[cmd] `cat <<EOF`'] },
  ],
};
