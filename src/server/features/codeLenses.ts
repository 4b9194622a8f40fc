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
          // VS Code draws a lens without a command as text; in other editors choosing it would be an error.
          command:
            session.ownCommands && command.command === 'mstack.explain'
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
