const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A page or a part of one, in which nothing is left that a text could be taken for. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[];

/** Puts values into a page: text is escaped, pages are not. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const shown = values.map((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? String(value).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
      : 'html' in value
        ? value.html
        : value.map((part) => part.html).join(''),
  );
  return { html: parts.map((part, index) => part + (shown[index] ?? '')).join('') };
}

/** Text of a plan: what stands between backticks is code. */
export function prose(text: string): Html {
  const pieces = text.split(/`([^`\n]+)`/);
  return html`${pieces.map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`))}`;
}
