/**
 * The command with everything that the shell does not look into (quoted text, escaped characters, what stands in
 * parentheses) replaced by `_`, so that operators can be searched for. Same length: positions stay. A quote that is
 * never closed is an apostrophe, and stays.
 */
export function maskQuoted(command: string): string {
  const masked: string[] = [];
  let depth = 0;
  for (let index = 0; index < command.length; index += 1) {
    const character = command[index] ?? '';
    const end = quotedEnd(command, index);
    if (end !== undefined) {
      masked.push('_'.repeat(end - index));
      index = end - 1;
    } else {
      depth += character === '(' ? 1 : 0;
      masked.push(depth > 0 ? '_' : character);
      depth -= character === ')' && depth > 0 ? 1 : 0;
    }
  }
  return masked.join('');
}

/** Where the quotation or escape that begins here ends; undefined: none begins here. */
function quotedEnd(command: string, start: number): number | undefined {
  const quote = command[start];
  if (quote === '\\') {
    return Math.min(start + 2, command.length);
  }
  if (quote === "'") {
    const close = command.indexOf("'", start + 1);
    return close === -1 ? undefined : close + 1;
  }
  if (quote !== '"') {
    return undefined;
  }
  for (let index = start + 1; index < command.length; index += 1) {
    if (command[index] === '\\') {
      index += 1;
    } else if (command[index] === '"') {
      return index + 1;
    }
  }
  return undefined;
}
