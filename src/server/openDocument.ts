import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { applyEdit } from '../core/plan/applyEdit.ts';
import type { Plan } from '../core/plan/plan.ts';
import { PlanReading } from '../core/plan/planReading.ts';
import { splitLines } from '../core/plan/splitLines.ts';

/** A plan file that a client has open: its text counts, not the one on the disk. */
export class OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  /** Relative to the repository, forward slashes. */
  readonly file: string;
  /** What ended the first line when it was opened. */
  readonly lineEnd: '\n' | '\r\n';
  #version: number;
  #lines: readonly string[];
  #reading: PlanReading;

  constructor(uri: string, file: string, version: number, text: string) {
    this.uri = uri;
    this.file = file;
    this.lineEnd = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
    this.#version = version;
    this.#lines = splitLines(text);
    this.#reading = new PlanReading(file, this.#lines);
  }

  get version(): number {
    return this.#version;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  get plan(): Plan | undefined {
    return this.#reading.plan;
  }

  change(version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    this.#version = version;
    for (const change of changes) {
      this.#lines = 'range' in change ? applyEdit(this.#lines, change) : splitLines(change.text);
    }
    this.#reading = this.#reading.after(this.#lines);
  }
}
