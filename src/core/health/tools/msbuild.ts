import { findingPath } from '../output.ts';
import { severityOf } from '../structured.ts';
import { findInLines, found, startsProgram, startsSubcommand, type HealthTool } from './tool.ts';

/** `/home/ada/A.cs(3,9): error CS0103: The name … [/home/ada/A.csproj]`. It says everything again at its end. */
const entry = /\((\d+)(?:,\d+){0,3}\): (error|warning) ([A-Z]{1,8}\d+): /;

/** The compilers of .NET, through MSBuild. */
export const msbuild: HealthTool = {
  id: 'msbuild',
  category: 'typecheck',
  recognises: (commandLine) =>
    startsSubcommand(commandLine, 'dotnet', ['build', 'test', 'format', 'msbuild']) ||
    startsProgram(commandLine, ['msbuild']),
  read: (run) => {
    const said = new Set<string>();
    return found(
      findInLines(run, (line) => {
        const place = entry.exec(line);
        const same = line.trim();
        if (place === null || said.has(same)) {
          return undefined;
        }
        said.add(same);
        const told = line.slice(place.index + place[0].length);
        const project = told.endsWith(']') ? told.lastIndexOf(' [') : -1;
        return {
          file: findingPath(run, line.slice(0, place.index).trim()),
          line: Number(place[1]),
          code: place[3],
          message: project === -1 ? told : told.slice(0, project),
          severity: severityOf(place[2]),
        };
      }),
    );
  },
};
