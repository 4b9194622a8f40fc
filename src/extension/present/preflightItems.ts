import { assertNever } from '../../core/base/assertNever.ts';
import type { Preflight, PreflightFix, PreflightItem } from '../../core/preflight/preflight.ts';

/** What a person chooses in the list before a run. */
export type PreflightChoice = { readonly kind: 'run' } | { readonly kind: 'fix'; readonly fix: PreflightFix };

export interface PreflightButton {
  /** Of VS Code's icons. */
  readonly icon: string;
  readonly tooltip: string;
  readonly fix: PreflightFix;
}

export type PreflightRow =
  | { readonly kind: 'heading'; readonly label: string }
  | {
      readonly kind: 'item';
      /** With icons as in VS Code's `$(name)`. */
      readonly label: string;
      /** Empty: the label says all. */
      readonly detail: string;
      /** What Enter does, in words; empty: nothing. */
      readonly description: string;
      readonly choice: PreflightChoice | undefined;
      readonly buttons: readonly PreflightButton[];
    };

/** What the editor does about a run that a person wants: it starts, or a list is shown first. */
export type PreflightView =
  | { readonly kind: 'start'; readonly note: string }
  | {
      readonly kind: 'ask';
      readonly title: string;
      readonly placeholder: string;
      readonly rows: readonly PreflightRow[];
    };

const icons = { stops: 'error', warning: 'warning', unknown: 'question', fine: 'check' } as const;

/** @param what the command's name, as on its button: `Run All` */
export function preflightView(what: string, { verdict, items, summary }: Preflight): PreflightView {
  const of = (state: PreflightItem['state']): readonly PreflightItem[] => items.filter((item) => item.state === state);
  const [stops, warnings] = [of('stops'), of('warning')];
  // The forecast stands where the run is started.
  const unknown = of('unknown').filter(({ code }) => code !== 'budget.forecast');
  if (verdict === 'ready') {
    return { kind: 'start', note: `${what}: ${summary}${unknownText(unknown)}` };
  }
  const toKnow = counted(warnings.length, 'thing to know', 'things to know');
  const known = [
    ...section(verdict === 'stopped' ? 'Stops the run' : '', stops),
    ...section(stops.length > 0 ? 'To know' : '', warnings),
    ...section('Not known', unknown),
  ];
  if (verdict === 'warnings') {
    const run: PreflightRow = {
      kind: 'item',
      label: '$(play) Run anyway',
      detail: summary,
      description: '',
      choice: { kind: 'run' },
      buttons: [],
    };
    return {
      kind: 'ask',
      title: `${what}: ${toKnow}`,
      placeholder: 'Choose what to look at first',
      rows: [run, ...known],
    };
  }
  const title =
    stops.length === 0 ? 'there is nothing to run' : counted(stops.length, 'thing stops it', 'things stop it');
  const done = items.filter(({ code }) => code === 'plans.nothing-to-do');
  return {
    kind: 'ask',
    title: `${what}: ${title}`,
    placeholder: 'Choose what to mend',
    rows: [...section('', done), ...known],
  };
}

/** In the one line with which a run starts: what nobody could find out, the first things by name. */
function unknownText(unknown: readonly PreflightItem[]): string {
  const [first, second] = unknown.map(({ message }) => sentences(message).first.replace(/\.$/, ''));
  const more = unknown.length - 2;
  return first === undefined
    ? ''
    : ` Not known: ${first}${second === undefined ? '' : `; ${second}`}${more > 0 ? `; and ${more} more (\`mstack preflight\`)` : ''}.`;
}

function section(heading: string, items: readonly PreflightItem[]): PreflightRow[] {
  return items.length === 0
    ? []
    : [...(heading === '' ? [] : [{ kind: 'heading', label: heading } as const]), ...items.map(row)];
}

function row({ state, message, fixes }: PreflightItem): PreflightRow {
  const { first, rest } = sentences(message);
  const [main] = fixes;
  return {
    kind: 'item',
    label: `$(${icons[state]}) ${first}`,
    detail: rest,
    description: main?.label ?? '',
    choice: main === undefined ? undefined : { kind: 'fix', fix: main },
    buttons: fixes.map((fix) => ({ icon: iconOf(fix), tooltip: fix.label, fix })),
  };
}

/** A row shows its first line large: up to the end of a sentence or to a colon. */
function sentences(message: string): { readonly first: string; readonly rest: string } {
  const end = /[.:] (?=[A-Z`"]|it |each |every )/.exec(message);
  return end === null
    ? { first: message, rest: '' }
    : {
        first: message.slice(0, end.index + (message[end.index] === ':' ? 0 : 1)),
        rest: capital(message.slice(end.index + 2)),
      };
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function iconOf(fix: PreflightFix): string {
  switch (fix.kind) {
    case 'open':
      return 'go-to-file';
    case 'setKey':
      return fix.key === 'status' ? 'debug-restart' : 'pass';
    case 'fixPlan':
      return 'sparkle';
    case 'terminal':
      return 'terminal';
    case 'showChanges':
      return 'source-control';
    default:
      return assertNever(fix);
  }
}

function counted(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
