import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { servePlans } from './planServer.ts';

// The client says on the command line how it wants to talk: --node-ipc, --stdio or a socket.
servePlans(createConnection(ProposedFeatures.all));
