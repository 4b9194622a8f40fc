import { codeLensesOf } from '../../core/language/codeLenses.ts';
import type { Feature } from '../feature.ts';
import { uriIn } from '../translate.ts';
import { commandArguments } from './commands.ts';

export const codeLenses: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  listen: (connection, session) => {
    connection.onCodeLens(({ textDocument }) => {
      const asked = session.asked(textDocument.uri);
      return (
        asked &&
        codeLensesOf(asked.document, asked.repository, Date.now()).map(({ range, title, command }) => ({
          range,
          // Without a command a lens is a text that nothing happens on.
          command:
            command === undefined
              ? { title, command: '' }
              : {
                  title,
                  command: command.command,
                  arguments: commandArguments(command, (file) => uriIn(asked.repository, file)),
                },
        }))
      );
    });
  },
};
