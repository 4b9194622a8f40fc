/** What to install so that a suite's coverage can be measured, for a person; empty: nobody knows. */
export function coverageAdvice(command: string): string {
  if (/\bpytest\b/.test(command)) {
    return 'Install pytest-cov (`python3 -m pip install pytest-cov`) where pytest is installed.';
  }
  return /^(?:npm|npx|pnpm|yarn|bun|node) /.test(command)
    ? 'Install c8 (`npm install --save-dev c8`), or the coverage package of the test runner.'
    : '';
}
