import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { VsCodeHost } from './vscodeHost.ts';
import { installExtension, startServer, type VsCodeServer } from './vscodeServer.ts';

export interface PersonTest {
  readonly vsix: string;
  readonly project: string;
  readonly folder: string;
  readonly stateHome: string;
  readonly host: VsCodeHost;
  readonly browser: Browser;
  readonly pictures: string;
}

/**
 * Opens the browser on VS Code with the packaged extension for a person who acts there, and closes it again.
 *
 * @param name of the picture that is taken where the person gets no further
 */
export async function atWorkbench(
  test: PersonTest,
  name: string,
  act: (test: PersonTest, server: VsCodeServer, page: Page) => Promise<void>,
): Promise<void> {
  await installExtension(test.host, test.folder, test.vsix);
  const server = await startServer({
    host: test.host,
    folder: test.folder,
    mode: 'person',
    environment: { MSTACK_STATE_HOME: test.stateHome },
  });
  try {
    const context = await test.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await act(test, server, page).catch(async (error: unknown) => {
      await page.screenshot({ path: path.join(test.pictures, `${name}.png`) });
      throw error;
    });
    await context.close();
  } finally {
    await server.stop();
  }
}
