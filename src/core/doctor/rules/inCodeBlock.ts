import { lineRange } from '../../base/range.ts';
import { inCodeSpan } from '../../plan/codeSpans.ts';
import { knownPrograms } from '../../plan/bareCommand.ts';
import type { Plan } from '../../plan/plan.ts';
import { readCheck } from '../../plan/readCheck.ts';
import { isToBeDone } from '../reading/plannedPaths.ts';
import { sectionNamed } from '../fixes/sectionEdits.ts';
import type { Rule } from '../rule.ts';

export const inCodeBlock: Rule = {
  code: 'check.in-code-block',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'flat', points: 1 },
  title: 'Commands in a code block, which are no checks',
  why: 'Only bullets under Verification are checks. Commands in a block are shown and never run.',
  bad: '`npm test` in a code block under Verification',
  good: '- [cmd] `npm test`',
  remedy: 'Write a bullet for each command, and what it must give.',
  find: (plan, _surroundings, { lines }) =>
    blocksOf(plan, lines).map(({ first, commands }) => ({
      message: `${commands.length === 1 ? 'This command is' : `These ${commands.length} commands are`} in a code block, so ${commands.length === 1 ? 'it is' : 'they are'} never run. Write a bullet for each: - [cmd] \`${commands[0] ?? ''}\`.`,
      range: lineRange(first, 0, (lines[first] ?? '').trimEnd().length),
    })),
  fixes: ({ plan, problem, lines }) =>
    blocksOf(plan, lines)
      .filter(({ first }) => first === problem.range.start.line)
      .map(({ first, last, commands }) => ({
        title: commands.length === 1 ? 'Make it a check' : 'Make each of them a check',
        edits: [
          {
            range: { start: { line: first, character: 0 }, end: { line: last, character: (lines[last] ?? '').length } },
            text: commands.map((command) => `- [cmd] ${inCodeSpan(command)}`).join('\n'),
          },
        ],
        certain: false,
      })),
};

interface Block {
  readonly first: number;
  readonly last: number;
  readonly commands: readonly string[];
}

/** Blocks at the left margin of Verification that hold commands, one a line, and nothing else. */
function blocksOf(plan: Plan, lines: readonly string[]): Block[] {
  const section = isToBeDone(plan) ? sectionNamed(plan, 'Verification') : undefined;
  const found: Block[] = [];
  for (let at = section?.line ?? lines.length; at < (section?.end ?? 0); at += 1) {
    const [, fence, language = ''] = /^(`{3,9}|~{3,9}) ?(\w{0,20})$/.exec(lines[at]?.trimEnd() ?? '') ?? [];
    if (fence !== undefined) {
      const close = lines.findIndex((line, index) => index > at && line.trim() === fence);
      const last = close === -1 ? at : close;
      const commands = lines
        .slice(at + 1, last)
        .map((line) => line.trim().replace(/^\$\s+/, ''))
        .filter((line) => line !== '' && !line.startsWith('#'));
      if (commands.length > 0 && commands.every((command) => isCommand(command, language))) {
        found.push({ first: at, last, commands });
      }
      at = last;
    }
  }
  return found;
}

/** A line that goes on, or that belongs to a loop, is no check of its own. */
function isCommand(line: string, language: string): boolean {
  const isKnown = /^(?:sh|bash|zsh|shell|console|terminal)$/.test(language);
  return (
    (isKnown || (language === '' && knownPrograms.has(line.split(/\s/, 1)[0] ?? ''))) &&
    !/\\$|^(?:for|while|if|do|done|then|fi|else|export|cd)\b|<</.test(line) &&
    readCheck(`[cmd] ${inCodeSpan(line)}`)?.ambiguous === false
  );
}
