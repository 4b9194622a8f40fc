// Shows what the extension sends, and tells it which button was pressed. It decides nothing.
const vscode = acquireVsCodeApi();
const main = document.querySelector('main');

window.addEventListener('message', ({ data }) => {
  if (typeof data?.body !== 'string') {
    return;
  }
  // The keyboard stays where it was, and what was opened stays open.
  const focused = document.activeElement?.getAttribute('data-focus');
  const open = new Set([...main.querySelectorAll('details[open] > summary')].map((part) => part.dataset.focus));
  main.innerHTML = data.body;
  for (const summary of main.querySelectorAll('details > summary')) {
    summary.parentElement.open = open.has(summary.dataset.focus);
  }
  if (focused !== null && focused !== undefined) {
    const again = main.querySelector(`[data-focus="${focused}"]:not(:disabled)`);
    (again ?? main.querySelector('button:not(:disabled)'))?.focus();
  }
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (button !== null && !button.disabled) {
    vscode.postMessage({ kind: button.dataset.do, at: Number(button.dataset.at ?? 0) });
  }
});

vscode.postMessage({ kind: 'ready', at: 0 });
