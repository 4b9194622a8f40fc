/** Words that end like a report: JUnit's XML, .NET's trx, SARIF; also behind `--out=` or `NAME=`. */
const reportName = /[^\s"'=:;|&<>()]{1,300}\.(?:xml|trx|sarif)(?![\w.])/g;

/**
 * Files that a command line names and that may be reports which it writes. Whether one is, its age and its text tell.
 *
 * @param commandLine with the text of scripts behind it
 */
export function namedReports(commandLine: string): readonly string[] {
  return [...new Set([...commandLine.matchAll(reportName)].map(([file]) => file))];
}
