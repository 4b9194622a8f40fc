import type { StrictForm } from './strictForm.ts';

/** `GET http://localhost:3000/health`, in a code span or not, with the status behind it that must come. */
const request =
  /^`?(?:(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+)?((?:https?:\/\/|localhost\b|[\w.-]+:\d{2,5}\b|\/)[^\s`]*)`?\s*(?:(?:->|→|=>|returns?|is|gives|answers(?: with)?)\s*)?(?:HTTP\s)?(?:status\s)?`?(\d{3})?`?[.]?$/;

/** An address is no command; curl asks for it. The place of a path alone only a person knows. */
export function requestForms(tag: string, text: string): StrictForm[] {
  const [, method, address = '', status] = request.exec(text) ?? [];
  if (
    address === '' ||
    (method === undefined && tag !== 'status' && address.startsWith('/')) ||
    (status === undefined && tag === 'cmd')
  ) {
    return status === undefined && /^(?:https?:|localhost)/.test(address)
      ? [{ text: `[cmd] \`curl -f ${address}\``, same: false }]
      : [];
  }
  const option = method === undefined || method === 'GET' ? '' : method === 'HEAD' ? '-I ' : `-X ${method} `;
  const whole = address.startsWith('/') ? `http://localhost:__${address}` : address;
  return [
    {
      text: `[status] \`curl ${option}${quotedAddress(whole)}\` -> ${status ?? '200'}`,
      same: tag === 'status' && status !== undefined && whole === address,
    },
  ];
}

/** A shell looks into some of what addresses hold. */
export function quotedAddress(address: string): string {
  return /[&?*;()$<>|'"\s]/.test(address) ? `'${address.replaceAll("'", '%27')}'` : address;
}
