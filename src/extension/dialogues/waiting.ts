import { type Disposable, ProgressLocation, window } from 'vscode';

/** The time in which a person waits for a program, shown as a notification that can be cancelled. */
export interface Waiting extends Disposable {
  /** Shows what is being done; the notification appears when there is none. */
  readonly report: (text: string) => void;
  /** It is the person's turn: the notification goes. */
  readonly pause: () => void;
}

interface Bar {
  readonly report: (text: string) => void;
  readonly end: () => void;
}

export function createWaiting(title: string, onCancel: () => void): Waiting {
  let bar: Bar | undefined;
  const pause = (): void => {
    bar?.end();
    bar = undefined;
  };
  return {
    report: (text) => {
      bar ??= showBar(title, onCancel);
      bar.report(text);
    },
    pause,
    dispose: pause,
  };
}

function showBar(title: string, onCancel: () => void): Bar {
  const over = Promise.withResolvers<void>();
  // The editor shows it a moment later: what was reported until then must not get lost.
  const shown = Promise.withResolvers<(text: string) => void>();
  void window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (bar, token) => {
      shown.resolve((text) => {
        bar.report({ message: text });
      });
      token.onCancellationRequested(onCancel);
      await over.promise;
    },
  );
  return {
    report: (text) => {
      void shown.promise.then((report) => {
        report(text);
      });
    },
    end: over.resolve,
  };
}
