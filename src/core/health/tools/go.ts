import { findingPath } from '../output.ts';
import { findInLines, found, startsProgram, startsSubcommand, type HealthTool } from './tool.ts';

/** `cart/cart.go:6:2: fmt.Printf format %s has arg n of wrong type int`; `vet: ` stands before what it cannot compile. */
const entry = /^(?:vet: )?([^\s:][^:]*\.go):(\d+):(?:\d+:)? (\S.*)$/;
/** staticcheck ends its line with the check: `func dead is unused (U1000)`. golangci-lint: with the linter's name. */
const check = / \(([A-Za-z][\w-]*)\)$/;

/**
 * Go's compiler and vet, staticcheck, golangci-lint and deadcode: all print a place and a message a line.
 */
export const go: HealthTool = {
  id: 'go',
  category: 'typecheck',
  recognises: (commandLine) =>
    startsSubcommand(commandLine, 'go', ['build', 'vet', 'test']) ||
    startsProgram(commandLine, ['staticcheck', 'golangci-lint', 'deadcode', 'govulncheck', 'revive']),
  read: (run) =>
    found(
      findInLines(run, (line) => {
        const [, file, number, told = ''] = entry.exec(line) ?? [];
        if (file === undefined) {
          return undefined;
        }
        const end = check.exec(told);
        return {
          file: findingPath(run, file),
          line: Number(number),
          code: end?.[1],
          message: end === null ? told : told.slice(0, end.index),
        };
      }),
    ),
};
