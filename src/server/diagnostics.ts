import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Problem, Severity } from '../core/base/problem.ts';

/** @param links addresses of the rules' descriptions, by code */
export function diagnosticOf(problem: Problem, links: ReadonlyMap<string, string>): Diagnostic {
  const href = links.get(problem.code);
  return {
    range: problem.range,
    severity: severities[problem.severity],
    code: problem.code,
    source: 'mstack',
    message: problem.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
