import { makeProbeCopy, type ProbeCopy } from './probeCopy.ts';

/**
 * The one copy that the probes of a run share: most of what it takes to make one is its installed packages, which stay the
 * same from plan to plan. What a dead process leaves is removed when the next copy is made.
 */
export class ProbeCopies {
  #copy: ProbeCopy | undefined;

  /** A copy of a tree. It is the caller's until the next call, and put back by them. */
  async of(request: {
    readonly repository: string;
    readonly tree: string;
    readonly folder: string;
  }): Promise<ProbeCopy> {
    if (this.#copy === undefined) {
      this.#copy = await makeProbeCopy(request);
    } else {
      await this.#copy.moveTo(request.tree);
    }
    return this.#copy;
  }

  async remove(): Promise<void> {
    await this.#copy?.remove();
    this.#copy = undefined;
  }
}
