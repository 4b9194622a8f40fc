import type { AttemptedChange, Tampering } from '../tamper.ts';
import { type CommandChange, commandChanges } from './commandChanges.ts';
import { namesFile, severityBy } from './plannedWords.ts';

export type CommandCode =
  | 'script.swallowed'
  | 'script.removed'
  | 'script.narrowed'
  | 'script.environment'
  | 'script.changed';

const codes: Readonly<Record<CommandChange['what'], CommandCode>> = {
  unheard: 'script.swallowed',
  gone: 'script.removed',
  narrowed: 'script.narrowed',
  variable: 'script.environment',
  unknown: 'script.changed',
};

/** What weakens the commands of the gate in one way. */
export function commandFindings(change: AttemptedChange, code: CommandCode): readonly Tampering[] {
  return commandChanges(change)
    .filter(({ what, file }) => codes[what] === code && !(what === 'unknown' && namesFile(change.plan, file)))
    .map((each) => ({
      code,
      severity: severityOf(change, each),
      file: each.file,
      line: each.line,
      message: sentence(each),
    }));
}

/** That nobody hears of a failure is never what a plan is for. */
function severityOf(change: AttemptedChange, { what, file }: CommandChange): Tampering['severity'] {
  return what === 'unheard' ? 'blocks' : what === 'unknown' ? 'flagged' : severityBy(change.plan, file);
}

function sentence({ what, place, file, tool, detail }: CommandChange): string {
  const where = place === file ? file : `“${place}” of ${file}`;
  const program = tool.startsWith('script:') ? `the script ${tool.slice('script:'.length)}` : tool;
  switch (what) {
    case 'unheard':
      return `When ${program} fails, ${where} does not: its failure is swallowed. Let it end with the exit code of ${program}.`;
    case 'gone':
      return `${where} does not start ${program} any more, which it did before. Put it back, or have the plan list ${file}.`;
    case 'narrowed':
      return `${where} starts ${program} ${detail}: it proves less than before. Put the words back, or have the plan list ${file}.`;
    case 'variable':
      return `${where} sets \`${detail}\` for ${program}, which changes what the tool loads or counts. Take it out, or have the plan list ${file}.`;
    case 'unknown':
      return `${where} starts ${program} with other words (\`${detail}\`), and the plan does not list ${file}: see whether it still proves as much.`;
    default:
      return what satisfies never;
  }
}
