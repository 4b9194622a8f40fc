import type { Category, HealthCommand } from './health.ts';

/**
 * What a command writes that another one may write or read at the same time. Tests of any kind share what tests use:
 * ports, databases, coverage, snapshots. Build tools lock or overwrite their own folder, and so does whatever builds.
 *
 * @param commandLine with the text of scripts behind it
 */
export function writtenBy(category: Category, commandLine: string): readonly string[] {
  const places: readonly (readonly [string, RegExp])[] = [
    ['cargo', /\bcargo\b/],
    ['maven', /\bmvnw?\b/],
    ['gradle', /\bgradlew?\b/],
    ['dotnet', /\bdotnet\b/],
    ['tests', /\b(?:npm|pnpm|yarn|bun) run build\b|\besbuild\b|\bvite build\b|\bwebpack\b/],
    ['make', /\b(?:make|just) /],
  ];
  const written = places.filter(([, pattern]) => pattern.test(commandLine)).map(([place]) => place);
  // A build of tsc writes what tests then load.
  if (commandLine.split(/[;&|]/).some((part) => /\btsc (?:-b|--build)\b/.test(part) && !part.includes('--noEmit'))) {
    written.push('tests');
  }
  return category === 'test' || category === 'e2e'
    ? ['tests', ...written.filter((place) => place !== 'tests')]
    : written;
}

/**
 * Commands that may run side by side, as lanes: within a lane one after the other, in the order given. Two commands are in
 * one lane when they write the same, also by way of a third. The same command line twice is in one lane too.
 */
export function lanesOf(commands: readonly HealthCommand[]): readonly (readonly HealthCommand[])[] {
  let lanes: { readonly written: ReadonlySet<string>; readonly commands: readonly HealthCommand[] }[] = [];
  for (const command of commands) {
    const own = new Set([...(command.writes ?? []), `$ ${command.command}`]);
    const joined = lanes.filter(({ written }) => [...own].some((place) => written.has(place)));
    lanes = [
      ...lanes.filter((lane) => !joined.includes(lane)),
      {
        written: new Set([...own, ...joined.flatMap(({ written }) => [...written])]),
        commands: [...joined.flatMap((lane) => lane.commands), command],
      },
    ];
  }
  // Tests first: they usually take longest, and where there are fewer processors than lanes, the longest decides.
  return lanes.map((lane) => lane.commands).toSorted((one, other) => Number(hasTests(other)) - Number(hasTests(one)));
}

function hasTests(commands: readonly HealthCommand[]): boolean {
  return commands.some(({ category }) => category === 'test' || category === 'e2e');
}
