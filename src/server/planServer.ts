import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type InitializeParams,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';
import type { Problem, Severity } from '../core/base/problem.ts';
import { diagnose } from '../core/doctor/diagnose.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { type PlanPlaces, planPath } from './planPath.ts';

/** What a client may hand over; other editors hand over nothing. */
const initializationOptions = z.object({ plansDirectory: z.string().optional() });

/** Speaks LSP about plan files over any connection: diagnostics from the plan reader and the doctor, on every change. */
export function servePlans(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  let places: PlanPlaces = { roots: [], plansDirectory: undefined };
  connection.onInitialize((parameters) => {
    places = placesOf(parameters);
    return { capabilities: { textDocumentSync: TextDocumentSyncKind.Full }, serverInfo: { name: 'mstack' } };
  });
  documents.onDidChangeContent(({ document }) => {
    const file = planPath(document.uri, places);
    if (file !== undefined) {
      void connection.sendDiagnostics({
        uri: document.uri,
        version: document.version,
        diagnostics: diagnosticsOf(file, document.getText()),
      });
    }
  });
  documents.onDidClose(({ document }) => {
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  documents.listen(connection);
  connection.listen();
}

function placesOf(parameters: InitializeParams): PlanPlaces {
  const options = initializationOptions.safeParse(parameters.initializationOptions);
  const named = options.success ? options.data.plansDirectory : undefined;
  return {
    roots: (parameters.workspaceFolders ?? []).map((folder) => folder.uri),
    plansDirectory: named === '' ? undefined : named,
  };
}

function diagnosticsOf(file: string, text: string): Diagnostic[] {
  const plan = readPlan(file, text);
  return plan === undefined ? [] : diagnose(plan).problems.map(diagnosticOf);
}

function diagnosticOf(problem: Problem): Diagnostic {
  return {
    range: problem.range,
    severity: severities[problem.severity],
    code: problem.code,
    source: 'mstack',
    message: problem.message,
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
