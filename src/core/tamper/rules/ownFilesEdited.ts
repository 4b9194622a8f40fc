import type { TamperRule } from '../tamper.ts';

const code = 'gate.ownFiles';

/** What mstack keeps in the repository is written by it and by people, never by an agent. */
export const ownFilesEdited: TamperRule = {
  code,
  find: ({ files }) =>
    files
      .filter(({ path, pathBefore }) => [path, pathBefore ?? ''].some((each) => /^\.mstack(?:\/|$)/.test(each)))
      .map(({ path, after }) => ({
        code,
        severity: 'blocks',
        file: path,
        line: 0,
        message: `${path} was ${after === undefined ? 'deleted' : 'written'}: settings, knowledge and history of mstack are no agent's to change. Put it back.`,
      })),
};
