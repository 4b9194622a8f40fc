/** Words as a person finds them in an editor: where they are drawn. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

export async function clickWord(
  page: Page,
  editor: Locator,
  word: string,
  button: 'left' | 'right' = 'left',
): Promise<void> {
  const { x, y } = await placeOf(editor, word);
  await page.mouse.click(x, y, { button });
}

/** Points at a word until its tooltip shows. */
export async function hoverOver(page: Page, editor: Locator, word: string): Promise<void> {
  const { x, y } = await placeOf(editor, word);
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
}

/** Where the middle of a word is drawn. */
async function placeOf(editor: Locator, word: string): Promise<{ readonly x: number; readonly y: number }> {
  const line = editor.locator('.view-line').filter({ hasText: word }).first();
  await line.waitFor();
  const place = await line.evaluate((element, wanted) => {
    const walker = element.ownerDocument.createTreeWalker(element, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at !== -1) {
        const range = element.ownerDocument.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return undefined;
  }, word);
  assert.ok(place, `“${word}” is drawn`);
  return place;
}
