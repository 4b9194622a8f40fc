/** A plan's text after a change on the disk: every other one is finished or reopened, which its dependants care about. */
export function changedText(text: string, change: number): string {
  if (change % 2 === 0) {
    return `${text}\nOne more line.\n`;
  }
  return text.replace(/^status: (.+)$/m, (_line, status: string) =>
    status === 'done' ? 'status: pending' : 'status: done',
  );
}
