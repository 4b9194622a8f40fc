// The YAML server, which waits 200 ms after each change and has no setting for it, without that wait. `--stdio`
import { pathToFileURL } from 'node:url';
import { peerFile } from '../peers.ts';

const settings: unknown = await import(pathToFileURL(peerFile('yaml-language-server/out/src/yamlSettings.js')).href);
const { SettingsState } = settings as { SettingsState: { prototype: object } };
// Its constructor assigns the 200: the assignment meets this property, and is ignored.
Object.defineProperty(SettingsState.prototype, 'validationDelayMs', { get: () => 0, set() {} });
await import(pathToFileURL(peerFile('yaml-language-server/out/src/server.js')).href);
