import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { sha256 } from '../core/base/sha256.ts';
import type { CategoryHealth, HealthCommand, TestCase } from '../core/health/health.ts';

const kept = z.object({ seal: z.string(), body: z.string() });
const tests = z.array(z.tuple([z.string().nullable(), z.string(), z.enum(['passed', 'failed', 'skipped'])]));

/** Beyond so many files the older half is deleted. */
const mostFiles = 400;

/**
 * Results of health tools in the state folder, so that nothing is run again where neither inputs nor command changed.
 *
 * Whatever runs as the same user can write into the folder. A result is therefore sealed with a key that the caller keeps
 * in memory and never writes down: what another process has put there is not believed, and after a restart everything is
 * run again. Lists of tests need no seal: they are named by their own digest.
 */
export class HealthStore {
  readonly #folder: string;
  readonly #key: Uint8Array;

  constructor(folder: string, key: Uint8Array) {
    this.#folder = folder;
    this.#key = key;
  }

  /** What the command gave on these inputs. */
  find(inputs: string, command: HealthCommand): CategoryHealth | undefined {
    const name = nameOf(inputs, command);
    const entry = kept.safeParse(this.#read(`${name}.json`)).data;
    if (entry === undefined) {
      return undefined;
    }
    const seal = Buffer.from(this.#seal(name, entry.body));
    const own = seal.length === entry.seal.length && timingSafeEqual(seal, Buffer.from(entry.seal));
    // Only this process can have sealed it, so that it is what our own types say.
    return own ? { ...(JSON.parse(entry.body) as CategoryHealth), reused: true } : undefined;
  }

  /**
   * Keeps a result that is certain to be the same again: the tool ended by itself, and if it ran tests, they passed. Red
   * tests may be so by chance.
   */
  keep(inputs: string, command: HealthCommand, health: CategoryHealth): void {
    const runsTests = command.category === 'test' || command.category === 'e2e';
    if (health.status === 'pass' || (health.status === 'fail' && !runsTests)) {
      const name = nameOf(inputs, command);
      const body = JSON.stringify(health);
      this.#write(`${name}.json`, JSON.stringify({ seal: this.#seal(name, body), body }));
    }
  }

  /** Keeps a list of tests; gives the digest by which it is found again. */
  keepTests(cases: readonly TestCase[]): string {
    const text = JSON.stringify(cases.map(({ file, name, outcome }) => [file ?? null, name, outcome]));
    const digest = sha256(text);
    this.#write(`tests-${digest}.json`, text);
    return digest;
  }

  /** A list of tests; undefined when it is gone, or is not what it was. */
  readonly tests = (list: string): readonly TestCase[] | undefined => {
    const read = /^[0-9a-f]{64}$/.test(list) ? tests.safeParse(this.#read(`tests-${list}.json`)).data : undefined;
    return read === undefined || sha256(JSON.stringify(read)) !== list
      ? undefined
      : read.map(([file, name, outcome]) => ({ file: file ?? undefined, name, outcome }));
  };

  #seal(name: string, body: string): string {
    return createHmac('sha256', this.#key).update(`${name}\n${body}`).digest('hex');
  }

  #read(name: string): unknown {
    try {
      return JSON.parse(readFileSync(path.join(this.#folder, name), 'utf8'));
    } catch {
      // Not there, or damaged: then it is found out again.
      return undefined;
    }
  }

  #write(name: string, text: string): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#prune();
      const own = path.join(this.#folder, `${name}.${process.pid}.tmp`);
      writeFileSync(own, text, { mode: 0o600 });
      renameSync(own, path.join(this.#folder, name));
    } catch {
      // A full disk costs the time of a second run, nothing else.
    }
  }

  #prune(): void {
    const names = readdirSync(this.#folder);
    if (names.length > mostFiles) {
      const byAge = names
        .map((name) => ({ name, at: statSync(path.join(this.#folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
        .toSorted((one, other) => one.at - other.at);
      for (const { name } of byAge.slice(0, mostFiles / 2)) {
        rmSync(path.join(this.#folder, name), { force: true });
      }
    }
  }
}

function nameOf(inputs: string, command: HealthCommand): string {
  return sha256(JSON.stringify([inputs, command.category, command.command, command.tool])).slice(0, 40);
}
