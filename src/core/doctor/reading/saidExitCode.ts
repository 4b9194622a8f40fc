/** “… and exits 2”, “… the exit code is 1”; undefined: no exit code is said, or 0, which every check asks for. */
export function saidExitCode(text: string): number | undefined {
  const digits = /\bexit(?:s|ing)? (?:with )?(?:exit )?(?:code |status )?(?:is |of )?`?(\d{1,3})\b/i.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}
