/**
 * Variables by which launchers and managers of packages use what is installed or at hand, ask nobody, and download nothing:
 * of npm, npx and pnpm, of yarn from version 2 on, of bun (which knows no such switch, so that it asks a port where nobody
 * listens), of uv and uvx, of pip and pipx.
 */
export const offlinePackages: Readonly<Record<string, string>> = {
  npm_config_yes: 'false',
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
  YARN_ENABLE_NETWORK: 'false',
  BUN_CONFIG_REGISTRY: 'http://127.0.0.1:9/',
  UV_OFFLINE: '1',
  PIP_NO_INDEX: '1',
};
