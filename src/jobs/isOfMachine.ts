/** Whether something failed that is nobody's mistake here: the disk, a program, git. */
export function isOfMachine(error: unknown): error is Error {
  return error instanceof Error && ('code' in error || error.name === 'GitFailure');
}
