/**
 * What compilers, and runners that compile, print when a text is no program. A mutant that is none was noticed by no
 * test, so it does not count. Where tests only compare what a compiler says, a failure may be taken for this: then a
 * mutant is left out of the figure, never added to it.
 */
const signs: readonly RegExp[] = [
  // cargo
  /^error: could not compile /m,
  // go test, go vet
  /^FAIL\t\S+ \[(?:build|setup) failed\]$/m,
  // tsc
  /\berror TS\d{1,6}:/,
  // javac by Maven or Gradle, kotlinc
  /^\[ERROR\] COMPILATION ERROR/m,
  /^> Task :(?:[\w.-]{1,80}:){0,9}compile\w{0,80} FAILED$/m,
  // dotnet
  /: error CS\d{1,6}:/,
  // Vite and esbuild
  /^Error: (?:Transform|Build) failed with \d+ error/m,
  // Jest
  /Jest failed to parse a file|^ {4}SyntaxError: .*\.[jt]sx: /m,
  // php, ruby
  /^(?:PHP )?Parse error: /m,
  /: syntax errors? found \(SyntaxError\)$|: syntax error, unexpected /m,
];

/** Whether the output of a test run says that there was nothing to run, because a source is no program. */
export function isBuildFailure(output: string): boolean {
  return signs.some((sign) => sign.test(output));
}
