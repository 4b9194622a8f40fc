/** How many lines of a file tests reach, of those that a report counts. */
export interface FileCoverage {
  /** As the report has it: absolute, or relative to a folder that it need not name. Forward slashes. */
  readonly file: string;
  readonly covered: number;
  /** At least one. */
  readonly all: number;
}

/** Reports that tools write, by the name of the file. Places where they are put unless somebody says otherwise. */
export const coverageReports: readonly string[] = [
  'coverage/lcov.info',
  'lcov.info',
  'coverage.lcov',
  'coverage/cobertura-coverage.xml',
  'coverage.xml',
  'cobertura.xml',
  'coverage/clover.xml',
  'clover.xml',
  'build/logs/clover.xml',
  'target/site/jacoco/jacoco.xml',
  'build/reports/jacoco/test/jacocoTestReport.xml',
];

/** Enough to know a report by its first lines. */
const reportStart = 4000;

/** Reads a coverage report of any kind that we know. Undefined: it is none, or it counts no line. */
export function readCoverageReport(text: string): readonly FileCoverage[] | undefined {
  const start = text.slice(0, reportStart);
  const lines = new CountedLines();
  if (/^mode: \w+/.test(start)) {
    readGoProfile(text, lines);
  } else if (/<coverage\b/.test(start)) {
    readByLines(text, text.includes(' line-rate="') ? cobertura : clover, lines);
  } else if (/<report\b/.test(start)) {
    readJacoco(text, lines);
  } else if (/^(?:TN|SF):/m.test(start)) {
    readLcov(text, lines);
  }
  const files = lines.files();
  return files.length === 0 ? undefined : files;
}

/** Lines by file. A report may tell of one several times, by class or by test process: reached once is reached. */
class CountedLines {
  readonly #files = new Map<string, Map<string, { readonly weight: number; readonly hit: boolean }>>();

  add(file: string, place: string, hit: boolean, weight = 1): void {
    const name = file.replaceAll('\\', '/');
    const places = this.#files.get(name) ?? new Map<string, { weight: number; hit: boolean }>();
    this.#files.set(name, places.set(place, { weight, hit: hit || places.get(place)?.hit === true }));
  }

  files(): readonly FileCoverage[] {
    return [...this.#files]
      .map(([file, places]) => {
        const counted = [...places.values()];
        const sum = (some: typeof counted): number => some.reduce((total, { weight }) => total + weight, 0);
        return { file, covered: sum(counted.filter(({ hit }) => hit)), all: sum(counted) };
      })
      .filter(({ all }) => all > 0);
  }
}

function readLcov(text: string, lines: CountedLines): void {
  let file = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('SF:')) {
      file = line.slice('SF:'.length).trim();
    } else if (line.startsWith('DA:')) {
      const [place = '', times = '0'] = line.slice('DA:'.length).trim().split(',');
      lines.add(file, place, times !== '0');
    }
  }
}

/** How a report in XML names files, lines, and how often they ran. */
interface ByLines {
  readonly element: string;
  readonly names: readonly string[];
  readonly line: string;
  readonly times: string;
}

const cobertura: ByLines = { element: 'class', names: ['filename'], line: 'number', times: 'hits' };
const clover: ByLines = { element: 'file', names: ['path', 'name'], line: 'num', times: 'count' };

function readByLines(text: string, { element, names, line, times }: ByLines, lines: CountedLines): void {
  for (const part of parts(text, element)) {
    const opening = openingOf(part);
    const file = names.map((name) => attribute(opening, name)).find((name) => name !== undefined) ?? '';
    for (const one of parts(part, 'line')) {
      const opened = openingOf(one);
      lines.add(file, attribute(opened, line) ?? '', Number(attribute(opened, times)) > 0);
    }
  }
}

function readJacoco(text: string, lines: CountedLines): void {
  for (const folder of parts(text, 'package')) {
    const name = attribute(openingOf(folder), 'name') ?? '';
    for (const source of parts(folder, 'sourcefile')) {
      const file = `${name}/${attribute(openingOf(source), 'name') ?? ''}`;
      for (const one of parts(source, 'line')) {
        const opened = openingOf(one);
        lines.add(file, attribute(opened, 'nr') ?? '', Number(attribute(opened, 'ci')) > 0);
      }
    }
  }
}

/** What follows the name of each element, up to the next element of that name. */
function parts(text: string, name: string): readonly string[] {
  return text.split(`<${name} `).slice(1);
}

function openingOf(part: string): string {
  return ` ${part.slice(0, part.indexOf('>'))}`;
}

/** @param opening attributes, each behind a blank */
function attribute(opening: string, name: string): string | undefined {
  const start = opening.indexOf(` ${name}="`);
  const from = start + name.length + 3;
  return start === -1 ? undefined : opening.slice(from, opening.indexOf('"', from)).replaceAll('&amp;', '&');
}

/** `file:12.34,15.2 3 1`: statements of a block, and how often it ran. */
function readGoProfile(text: string, lines: CountedLines): void {
  for (const [, file = '', place = '', statements, times] of text.matchAll(
    /^(\S+):(\d+\.\d+,\d+\.\d+) (\d+) (\d+)$/gm,
  )) {
    lines.add(file, place, times !== '0', Number(statements));
  }
}

/** A further run of a suite that measures coverage. */
export interface CoverageRun {
  readonly command: string;
  /** File that it writes. */
  readonly report: string;
}

/** What decides how a suite's coverage can be measured. */
export interface CoverageFacts {
  readonly command: string;
  /** The command, with the package scripts that it calls; see `expandScripts`. */
  readonly expanded: string;
  /** Whether a package is installed, by its name. */
  readonly installed: (name: string) => boolean;
  /** Absolute folder that reports may be written to. Without blanks or quotes. */
  readonly folder: string;
}

/** How to measure coverage with nothing but what is installed; undefined: there is no way that is known. */
export function coverageRun({ command, expanded, installed, folder }: CoverageFacts): CoverageRun | undefined {
  const lcov = `${folder}/lcov.info`;
  const isScript = /^npm (?:test|run [\w:-]+)$/.test(command);
  const isOneCall = !/[&|;<>]/.test(expanded.split(' ; ').slice(1).join(''));
  if (isScript && isOneCall && /\bjest\b/.test(expanded)) {
    return {
      command: `${command} -- --coverage --coverageReporters=lcovonly --coverageDirectory=${folder}`,
      report: lcov,
    };
  }
  const vitest = installed('@vitest/coverage-v8') || installed('@vitest/coverage-istanbul');
  if (isScript && isOneCall && vitest && /\bvitest\b/.test(expanded)) {
    const options = `--coverage.enabled --coverage.reporter=lcovonly --coverage.reportsDirectory=${folder}`;
    return { command: `${command} -- ${options}`, report: lcov };
  }
  const last = expanded.split(' ; ').at(-1) ?? '';
  const isOneProgram = !/[;&|<>]/.test(last);
  if (isOneProgram && /^(?:NODE_ENV=\w+ )?node /.test(last) && / --test(?: |$)/.test(last)) {
    // With several reporters, Node wants to be told for each where it writes.
    const reporters = `--test-reporter=spec --test-reporter-destination=stdout --test-reporter=lcov --test-reporter-destination=${lcov}`;
    const bare = last.replaceAll(/ --test-reporter(?:-destination)?[= ]\S+/g, '');
    return {
      command: bare.replace(/ --test(?= |$)/, ` --test --experimental-test-coverage ${reporters}`),
      report: lcov,
    };
  }
  // A second measurement around the first one would see nothing.
  const measuring = isOneProgram ? /^(?:npx )?(c8|nyc) (?!check|report|merge|instrument)/.exec(last) : null;
  if (measuring !== null) {
    const folderOption = measuring[1] === 'c8' ? '--reports-dir' : '--report-dir';
    return {
      command: last.replace(/\b(?:c8|nyc) /, (name) => `${name}--reporter=lcovonly ${folderOption}=${folder} `),
      report: lcov,
    };
  }
  if (installed('c8')) {
    return { command: `npx --no-install c8 --reporter=lcovonly --reports-dir=${folder} ${command}`, report: lcov };
  }
  if (installed('nyc')) {
    return { command: `npx --no-install nyc --reporter=lcovonly --report-dir=${folder} ${command}`, report: lcov };
  }
  if (command.startsWith('go test -v ')) {
    return { command: command.replace(' -v ', ` -coverprofile=${folder}/cover.out `), report: `${folder}/cover.out` };
  }
  // It says itself when it does not know the option, because pytest-cov is not installed.
  return command.endsWith('-m pytest')
    ? { command: `${command} --cov=. --cov-report=lcov:${lcov}`, report: lcov }
    : undefined;
}
