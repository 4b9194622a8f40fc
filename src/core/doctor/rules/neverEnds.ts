import { type CheckCommand, rangeInCommand } from '../reading/checkCommands.ts';
import { calledScript } from '../reading/calledScript.ts';
import { managers, programCall } from '../reading/commandArguments.ts';
import { leaveToPerson } from '../fixes/leaveToPerson.ts';
import type { Rule } from '../rule.ts';

export const neverEnds: Rule = {
  code: 'check.never-ends',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 4 },
  title: 'Check that does not end by itself',
  why: 'What watches files or serves requests goes on until somebody stops it, so the check only ever runs into its time limit.',
  bad: '- [cmd] `npx vitest --watch`',
  good: '- [cmd] `npx vitest run`',
  remedy: 'Let the program run once, or put what has to go on into the background of a script that ends it.',
  find: (_plan, _surroundings, { commands }) =>
    commands.flatMap((command, at) => {
      const next = commands[at + 1];
      const line = command.check.command ?? '';
      const isAside = (next?.check === command.check && next.joint === '&') || line.trimEnd().endsWith('&');
      const word = isAside || /\btimeout\b/.test(line) ? undefined : goingOn(command);
      return word === undefined
        ? []
        : [
            {
              message: `\`${word}\` goes on until somebody stops it, so this check has no result. Let the program run once.`,
              range: rangeInCommand(command.check, command.words[0]?.start ?? 0, command.words.at(-1)?.end ?? 0),
            },
          ];
    }),
  fixes: leaveToPerson,
};

const watches = /^--watch(?:-?all)?(?:=true)?$/i;

/** Programs that take `-w` for watching. */
const watching = new Set(['tsc', 'vue-tsc', 'vitest', 'mocha', 'rollup', 'webpack', 'tsup', 'ava']);

/** Program and verb that watch or serve; an empty verb: whatever stands behind. */
const servers: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    nodemon: '',
    vitest: 'watch dev',
    next: 'dev start',
    nuxt: 'dev',
    astro: 'dev preview',
    vite: 'dev serve preview',
    webpack: 'serve watch',
    ng: 'serve',
    rails: 's server',
    flask: 'run',
    cargo: 'watch',
    storybook: 'dev',
    'http-server': '',
    serve: '',
  }).map(([name, verbs]) => [name, new Set(verbs === '' ? [] : verbs.split(' '))]),
);

/** The words of a command that keep it from ending; undefined: it ends, as far as anybody can tell. */
function goingOn(command: CheckCommand): string | undefined {
  const script = managers.has(command.program) ? calledScript(command)?.name : undefined;
  const parts = script?.split(/[:_-]/) ?? [];
  if (script === 'dev' || script === 'serve' || parts.includes('watch')) {
    return script;
  }
  const call = programCall(command);
  if (call === undefined || call.words.some(({ text }) => /^(?:--version|--help|-h)$/.test(text))) {
    return undefined;
  }
  const words = call.words.map(({ text }) => text);
  const flag = words.find((text) => watches.test(text) || (text === '-w' && watching.has(call.name)));
  if (flag !== undefined && !looking.has(call.name)) {
    return flag;
  }
  if (call.name === 'tail') {
    return words.find((text) => /^-\d*[fF]$/.test(text));
  }
  const verbs = servers.get(call.name);
  return verbs?.size === 0 || verbs?.has(words[0] ?? '') === true
    ? [call.name, ...words.slice(0, 1)].join(' ')
    : undefined;
}

/** Programs to which `--watch` is a word that they look for. */
const looking = new Set(['grep', 'rg', 'echo', 'printf', 'gh', 'git']);
