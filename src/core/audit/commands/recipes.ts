/** The commands of a target of a Makefile, or of a recipe of a justfile, with the names of those that it needs. */
export interface Recipe {
  readonly name: string;
  readonly needs: readonly string[];
  readonly lines: readonly string[];
}

/** Reads Makefiles and justfiles, which have the same form as far as this is about: `name: needs` and indented lines below. */
export function recipesIn(text: string): readonly Recipe[] {
  const recipes: { name: string; needs: readonly string[]; lines: string[] }[] = [];
  let current: (typeof recipes)[number][] = [];
  for (const line of text.replaceAll('\\\n', ' ').split('\n')) {
    if (/^[\t ]/.test(line)) {
      for (const recipe of current) {
        recipe.lines.push(line.trim().replace(/^[@+-]{1,3}/, ''));
      }
      continue;
    }
    const colon = line.indexOf(':');
    if (line === '' || colon <= 0 || line.startsWith('#') || line.startsWith('.') || line[colon + 1] === '=') {
      if (line.trim() !== '') {
        current = [];
      }
      continue;
    }
    const needs =
      line
        .slice(colon + 1)
        .replace(/^:/, '')
        .split('#')[0]
        ?.split(';') ?? [];
    const names = line.slice(0, colon).trim().split(' ');
    current = names
      .filter((name) => name !== '' && !name.includes('='))
      .map((name) => ({
        name: name.replace(/^@/, ''),
        needs: (needs[0] ?? '').split(/\s/).filter((need) => need !== ''),
        lines: needs.slice(1),
      }));
    recipes.push(...current);
  }
  return recipes;
}
