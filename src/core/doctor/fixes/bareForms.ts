import { dashIn, isCommandAlone, knownPrograms, readBareCommand } from '../../plan/bareCommand.ts';
import { codeSpans, inCodeSpan } from '../../plan/codeSpans.ts';
import { isAddress } from '../../plan/readCheck.ts';
import { quotedAddress } from './requestForms.ts';
import type { StrictForm } from './strictForm.ts';
import { fromWords, looksRun } from './wordings.ts';

/** A check whose command stands in no code span, or all of which stands in one. */
export function bareForms(tag: string, text: string): StrictForm[] {
  const [span] = codeSpans(text);
  const inside = span?.start === 0 && span.end === text.length ? span.content : text;
  if (span?.start === 0 && inside === text) {
    return [];
  }
  const content = inside.replace(/^[$%>]\s+(?=\S)/, '').replace(/(?<=\w)\.$/, '');
  const dash = dashIn(content) ?? content.length;
  const { command, demand, remark } = readBareCommand(content.slice(0, dash));
  const rest = [demand, remark, content.slice(dash).trim()].filter((part) => part !== '').join(' ');
  if (command.includes('`') || !isCommandAlone(command) || !/^[a-z0-9_.!~([{$]|^[A-Z_]+=/.test(command)) {
    return [];
  }
  if (demand === '' && rest === '' && content === inside) {
    return [];
  }
  const sure = knownPrograms.has(command.replace(/^!\s*/, '').split(/\s/, 1)[0] ?? '') || looksRun(command);
  const joint = jointIn(demand);
  const forms = isAddress(command)
    ? fromBare(tag, `curl -f ${quotedAddress(command)}`, rest)
    : joint === ''
      ? fromBare(tag, command, rest)
      : joinedForms(tag, command, demand.slice(joint.length));
  return forms.map((form) => ({ ...form, same: form.same && sure }));
}

function fromBare(tag: string, command: string, rest: string): StrictForm[] {
  const span = inCodeSpan(command);
  const status = tag === 'status' ? answersStatus.exec(rest)?.[1] : undefined;
  const words = rest.replace(/^(?:—|–|--?)\s+/, '').replace(/^\((.*)\)$/, '$1');
  // Numbers by themselves are read too, and in a code span nobody has to know it.
  const strict = words.replace(/^(?:outputs?|returns?) (\d+)$/i, 'outputs `$1`');
  return [
    status === undefined
      ? { text: `[${tag}] ${span} ${strict}`.trimEnd(), same: true }
      : { text: `[${tag}] ${span} -> ${status}`, same: true },
    ...fromWords(tag, span, command, words),
  ];
}

const answersStatus =
  /^(?:(?:responds?|answers?|returns?|gives?|replies|shows|is) )?(?:with )?(?:an? )?(?:HTTP )?(?:status )?(?:code )?(\d{3})(?: OK)?[.]?$/i;

/** Words that a shell wants an operator for; empty: the demand begins with none. */
function jointIn(demand: string): string {
  return /^(?:, ?)?(?:and then|and also|and|then|plus|\+|followed by|afterwards|,) ?(?=\S)/.exec(demand)?.[0] ?? '';
}

/** “`npm test` and `npm run lint` pass”, without the marks: a shell runs the second one behind `&&`. */
function joinedForms(tag: string, command: string, behind: string): StrictForm[] {
  const second = behind.replace(/(?: both| all)?(?: pass| succeed| are green)?[.]?$/, '');
  return tag === 'status' || !knownPrograms.has(second.split(/\s/, 1)[0] ?? '') || readBareCommand(second).demand !== ''
    ? []
    : [{ text: `[${tag}] ${inCodeSpan(`${command} && ${second}`)}`, same: /\s/.test(second) }];
}
