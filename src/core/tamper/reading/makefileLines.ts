/** The lines of one target or recipe, as they are written. */
export interface TargetLines {
  readonly name: string;
  readonly needs: readonly string[];
  readonly lines: readonly { readonly text: string; readonly line: number }[];
}

/** Targets of a Makefile, recipes of a justfile: names in the first column, and what is indented below. */
export function targetLines(text: string): { targets: readonly TargetLines[]; variables: ReadonlyMap<string, string> } {
  const targets: { name: string; needs: readonly string[]; lines: { text: string; line: number }[] }[] = [];
  const variables = new Map<string, string>();
  let current: typeof targets = [];
  let open: { text: string; line: number } | undefined;
  for (const [line, whole] of text.split(/\r?\n/).entries()) {
    if (open !== undefined) {
      open.text = `${open.text.slice(0, -1)} ${whole.trim()}`;
      open = whole.endsWith('\\') ? open : undefined;
      continue;
    }
    if (/^[\t ]/.test(whole) && whole.trim() !== '') {
      const entry = { text: whole.trim(), line };
      current.forEach((target) => target.lines.push(entry));
      open = whole.endsWith('\\') ? entry : undefined;
      continue;
    }
    const [, name, value] =
      /^(?:export\s{1,9}|override\s{1,9})?([A-Za-z_]\w{0,100})\s{0,40}[?:+]{0,3}=(.{0,1000})/.exec(whole) ?? [];
    if (name !== undefined && value !== undefined) {
      variables.set(name, value.trim());
      continue;
    }
    const [, names = '', rest = ''] = /^@?([^\s#:=][^#:=]*?)::?(?!=)(.*)$/.exec(whole) ?? [];
    if (names === '' && whole.trim() !== '' && !whole.startsWith('#')) {
      current = [];
    } else if (names !== '') {
      const [needs = '', ...inline] = rest.split(';');
      current = names
        .trim()
        .split(/\s+/)
        .slice(0, names.trim().startsWith('.PHONY') ? 0 : undefined)
        .map((each) => ({
          name: each,
          needs: needs
            .replace(/#.*/, '')
            .trim()
            .split(/\s+/)
            .filter((need) => need !== ''),
          lines: inline.map((part) => ({ text: part.trim(), line })),
        }));
      targets.push(...current);
    }
  }
  return { targets, variables };
}
