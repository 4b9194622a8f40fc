import { failure } from '../core/base/result.ts';
import type { AskEngine, StartEngine } from './engineClient.ts';

/** In Restricted Mode the editor promises that nothing of a folder's own can run: not even a program of ours is started there. */
export const restrictedWords =
  'In Restricted Mode mstack starts no program. Trust the workspace first (Workspaces: Manage Workspace Trust).';

export interface Programs {
  readonly ask: AskEngine;
  readonly start: StartEngine;
}

/** The same programs, which nobody can start while the workspace is not trusted; whoever tries gets the sentence that says so. */
export function onlyTrusted({ ask, start }: Programs, isTrusted: () => boolean): Programs {
  return {
    ask: async (request) => (isTrusted() ? await ask(request) : failure(restrictedWords)),
    start: (request) =>
      isTrusted()
        ? start(request)
        : {
            answer: () => undefined,
            cancel: () => undefined,
            ended: Promise.resolve({ code: undefined, complaints: restrictedWords }),
          },
  };
}
