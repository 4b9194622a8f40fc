/** The line by which a prompt names its plan. Scripted models choose their scenario by it, so it stays as it is. */
export function planFileLine(planFile: string): string {
  return `Plan file: ${planFile}`;
}

/** Text between tags, so that the model can tell our words from quoted ones. The quoted text cannot close the tag. */
export function quoted(tag: string, text: string): string {
  const inside = text.replaceAll(`</${tag}>`, `<\\/${tag}>`).trimEnd();
  return `<${tag}>\n${inside}\n</${tag}>`;
}

/**
 * Cuts a text at a line end and says so; nothing is cut silently. `limit` in UTF-16 units.
 *
 * @param hint how the reader gets at the rest
 */
export function cutAt(text: string, limit: number, hint: string): string {
  if (text.length <= limit) {
    return text;
  }
  const lineEnd = text.lastIndexOf('\n', limit);
  const end = lineEnd > limit / 2 ? lineEnd : limit;
  const missing = text.length - end;
  return `${text.slice(0, end)}\n[Cut here by mstack: ${missing} more characters. ${hint}]`;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
