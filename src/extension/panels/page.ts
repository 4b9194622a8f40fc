import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { html } from '../present/html.ts';

export interface PageRequest {
  readonly extension: Uri;
  /** Id of the kind of page, for VS Code. */
  readonly kind: string;
  readonly title: string;
  /** What is between the page's head and its end. */
  readonly body: () => string;
  /** A button was pressed: what it does, and the position that it names. */
  readonly onPress: (act: string, at: number) => void;
  readonly onClose: () => void;
}

export interface Page extends Disposable {
  /** Shows the body as it is now. */
  readonly update: () => void;
  readonly reveal: () => void;
}

/**
 * Opens a page beside the files. Its script (`media/page.js`) only shows what it is sent and tells which button was
 * pressed; nothing can be loaded from anywhere but `media`.
 */
export function openPage(request: PageRequest): Page {
  const media = Uri.joinPath(request.extension, 'media');
  const panel = window.createWebviewPanel(request.kind, request.title, ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [media],
    // What a person has opened and where they are in the page is not worth losing when they look at a file.
    retainContextWhenHidden: true,
  });
  panel.iconPath = Uri.joinPath(media, 'icon.svg');
  const update = (): void => {
    void panel.webview.postMessage({ body: request.body() });
  };
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const press = readPress(message);
    if (press?.act === 'ready') {
      update();
    } else if (press !== undefined) {
      request.onPress(press.act, press.at);
    }
  });
  panel.onDidDispose(request.onClose);
  panel.webview.html = frame(panel, media, request);
  return {
    update,
    reveal: () => {
      panel.reveal();
    },
    dispose: () => {
      panel.dispose();
    },
  };
}

function frame({ webview }: WebviewPanel, media: Uri, { title }: PageRequest): string {
  const source = (name: string): string => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="${source('page.css')}" />
        <title>${title}</title>
      </head>
      <body>
        <main></main>
        <script src="${source('page.js')}"></script>
      </body>
    </html>`.html;
}

function readPress(message: unknown): { readonly act: string; readonly at: number } | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message) || typeof message.kind !== 'string') {
    return undefined;
  }
  const at = 'at' in message && typeof message.at === 'number' ? message.at : 0;
  return { act: message.kind, at };
}
