/** Recorded results of a snapshot file by the names of their tests; a file of one result has it under the empty name. */
export function snapshotEntries(text: string): ReadonlyMap<string, string> {
  const plain = text.replaceAll('\r\n', '\n');
  const parts = plain.split(/^(?=exports\[`|# name: )/m);
  if (parts.length === 1 && !/^(?:exports\[`|# name: )/.test(plain)) {
    return new Map([['', withoutHead(plain).trim()]]);
  }
  return new Map(
    parts.flatMap((part) => {
      const name = /^(?:exports\[`([^`]{0,500})`\]|# name: (.{0,500}))/.exec(part);
      return name === null ? [] : [[name[1] ?? name[2] ?? '', part.slice(name[0].length).trim()] as const];
    }),
  );
}

/** insta writes above a result where it comes from. */
function withoutHead(text: string): string {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  return end === -1 ? text : text.slice(end + 5);
}

/** The line on which a name stands; the first where it doesn't. */
export function lineOfText(text: string, name: string): number {
  const at = name === '' ? -1 : text.indexOf(name);
  return at === -1 ? 0 : text.slice(0, at).split('\n').length - 1;
}
