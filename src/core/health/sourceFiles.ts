/**
 * Files whose lines are the size of a project: programs, by their ending. Data, lock files, prose and markup are no
 * measure of how much there is that a tool could find something in.
 */
const endings: ReadonlySet<string> = new Set(
  'ts tsx mts cts js jsx mjs cjs vue svelte astro py pyi rs go java kt kts scala groovy cs fs vb rb php sh bash zsh c h cc cpp cxx hpp m mm swift dart ex exs erl lua pl sql css scss less'.split(
    ' ',
  ),
);

export function isSourceFile(path: string): boolean {
  return endings.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}
