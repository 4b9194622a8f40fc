import path from 'node:path';
import { findAgent } from '../../core/agents/agents.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import { shownProblems } from '../../core/planning/judgeProposal.ts';
import type { Goal } from '../../core/planning/proposal.ts';
import { readSettings } from '../../core/settings/settings.ts';
import type { Dialogue } from '../../jobs/dialogue.ts';
import { planGoal, type PlannedGoal } from '../../jobs/planGoal.ts';
import { agentProblem, chooseAgent } from '../../node/installedAgents.ts';
import { complain, printJson, type RunCommand, textOption } from '../command.ts';
import { type GivenAnswers, readAnswersFile, withAnswers } from '../givenAnswers.ts';
import { findProject } from '../project.ts';
import { stdioDialogue } from '../stdioDialogue.ts';
import { terminalDialogue } from '../terminalDialogue.ts';
import { previewText, writtenText } from '../text/planningText.ts';
import { plainText } from '../text/plainText.ts';

/** Exit codes (the contracts). */
const codes = { done: 0, notFine: 1, usage: 2, notStarted: 3, stopped: 130 } as const;

export const plan: RunCommand = async (args, options) => {
  const asked = readOptions(args, options);
  if (!asked.ok) {
    complain(asked.failure);
    return codes.usage;
  }
  const { goal, mode, given } = asked.value;
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return codes.notStarted;
  }
  const settings = readSettings(project.config);
  const wanted = textOption(options, 'agent') ?? settings.agent;
  const chosen = await chooseAgent(wanted, settings.agents, project.root);
  const problem = chosen.ok ? await agentProblem(chosen.value, settings.agents, project.root) : chosen.failure;
  const found = chosen.ok ? findAgent(chosen.value, settings.agents) : undefined;
  if (problem !== undefined || found === undefined) {
    complain(problem ?? 'The agent was not found.');
    return codes.notStarted;
  }
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  // Whoever watches may go before the end: then there is still something to be put away.
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.on('error', stop);
  }
  const watcher = watcherOf(mode, { json: options.json, yes: options['yes'] === true, stop });
  const dialogue = given === undefined ? watcher.dialogue : withAnswers(watcher.dialogue, given, complainOfUnused);
  try {
    const planned = await planGoal({
      root: project.root,
      stateFolder: project.stateFolder,
      goal: { ...goal, place: placeIn(goal.place, project.root, options.cwd) },
      found,
      settings: { ...settings, plansDirectory: textOption(options, 'plansDirectory') ?? settings.plansDirectory },
      dialogue,
      signal: stopping.signal,
      now: () => new Date(),
    });
    return tellOutcome(planned, {
      json: options.json,
      told: mode === 'stdio',
      accepted: mode !== 'alone',
      notWorth: watcher.notWorth(),
    });
  } finally {
    watcher.close();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    process.off('SIGHUP', stop);
  }
};

interface Asked {
  readonly goal: Goal;
  readonly mode: 'stdio' | 'terminal' | 'alone';
  /** Undefined: somebody is asked. */
  readonly given: GivenAnswers | undefined;
}

type Options = Parameters<RunCommand>[1];

function readOptions(args: readonly string[], options: Options): Result<Asked, string> {
  const text = args.join(' ').trim();
  if (text === '') {
    return failure('Say what is to be planned, e.g. `mstack plan "Export notes as CSV"`.');
  }
  const place = readPlace(textOption(options, 'place'));
  if (!place.ok) {
    return place;
  }
  const file = textOption(options, 'answers');
  const answers = file === undefined ? undefined : readAnswersFile(path.resolve(options.cwd, file));
  if (answers?.ok === false) {
    return answers;
  }
  // One reader of command lines calls it by its own name, the other by what it turns off.
  const decides = options['no-questions'] === true || options['questions'] === false;
  const given = answers?.value ?? (decides ? {} : undefined);
  const mode = options['stdio'] === true ? 'stdio' : process.stdin.isTTY && process.stderr.isTTY ? 'terminal' : 'alone';
  return mode === 'alone' && given === undefined
    ? failure(
        'Nobody can be asked here, because this is no terminal. Add --answers FILE, or --no-questions to let the planner decide.',
      )
    : success({ goal: { text, place: place.value }, mode, given });
}

/** `src/a.ts:10-20`, lines from 1. */
function readPlace(text: string | undefined): Result<Goal['place'], string> {
  if (text === undefined) {
    return success(undefined);
  }
  const [, file, first, last] = /^(.+):(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? [];
  const from = Number(first) - 1;
  const to = last === undefined ? from : Number(last) - 1;
  return file === undefined || from < 0 || to < from
    ? failure(`--place ${text} is no place. Write a file and its lines, e.g. \`--place src/notes.ts:10-20\`.`)
    : success({ file, from, to });
}

/** Places are named from where the person is, like every file. */
function placeIn(place: Goal['place'], root: string, cwd: string): Goal['place'] {
  if (place === undefined) {
    return undefined;
  }
  const file = path.relative(root, path.resolve(cwd, place.file)).replaceAll('\\', '/');
  return file.startsWith('../') ? undefined : { ...place, file };
}

interface Watcher {
  readonly dialogue: Dialogue;
  readonly close: () => void;
  /** Why no plan is needed, when nobody was there to go on all the same. */
  readonly notWorth: () => string | undefined;
}

interface Watching {
  readonly json: boolean;
  readonly yes: boolean;
  readonly stop: () => void;
}

function progress(text: string): void {
  process.stderr.write(plainText(`${text}\n`));
}

function watcherOf(mode: Asked['mode'], { json, yes, stop }: Watching): Watcher {
  if (mode === 'alone') {
    return alone({ json, yes, stop });
  }
  const dialogue =
    mode === 'stdio'
      ? stdioDialogue({ input: process.stdin, write: (line) => process.stdout.write(line), onCancel: stop })
      : terminalDialogue({ input: process.stdin, output: process.stderr, progress, onCancel: stop, acceptsAll: yes });
  return { dialogue, close: dialogue.close, notWorth: () => undefined };
}

/** Nobody is there: what is found is printed and written. */
function alone({ json, yes, stop }: Watching): Watcher {
  let notWorth: string | undefined;
  const dialogue: Dialogue = {
    tell: (message) => {
      if (message.kind === 'progress') {
        progress(`${message.text} …`);
      }
    },
    ask: async (message, _kinds, signal) => {
      if (message.kind === 'preview') {
        if (!json) {
          process.stdout.write(`${previewText(message)}\n`);
        }
        return { kind: 'accept', proposal: message.proposal };
      }
      if (message.kind === 'notWorthPlanning' && yes) {
        return { kind: 'goOn' };
      }
      notWorth = message.kind === 'notWorthPlanning' ? message.why : undefined;
      stop();
      signal.throwIfAborted();
      return { kind: 'cancel' };
    },
  };
  return { dialogue, close: () => undefined, notWorth: () => notWorth };
}

function complainOfUnused(names: readonly string[]): void {
  complain(`No question was asked for these answers: ${names.join(', ')}.`);
}

interface Telling {
  readonly json: boolean;
  /** The client has heard it already. */
  readonly told: boolean;
  /** A person has seen the set, and took it as it is. */
  readonly accepted: boolean;
  readonly notWorth: string | undefined;
}

function tellOutcome(planned: PlannedGoal, { json, told, accepted, notWorth }: Telling): number {
  if (planned.kind === 'written') {
    if (json && !told) {
      printJson(writtenJson(planned));
    } else if (!told) {
      process.stdout.write(writtenText(wordsOf(planned)));
    }
    return planned.fine || accepted ? codes.done : codes.notFine;
  }
  const message =
    notWorth !== undefined
      ? `The planner thinks that this needs no plan: ${notWorth} Add --yes to plan it all the same.`
      : planned.kind === 'failed'
        ? planned.message
        : 'Cancelled. Nothing was written.';
  if (json && !told) {
    printJson({ failed: message });
  } else if (!told) {
    complain(message);
  }
  if (planned.kind === 'failed') {
    return planned.fault ? codes.notStarted : codes.notFine;
  }
  return notWorth === undefined ? codes.stopped : codes.notFine;
}

type Written = Extract<PlannedGoal, { kind: 'written' }>;

function wordsOf({ plans, problems, fine, notes }: Written): Parameters<typeof writtenText>[0] {
  return {
    goal: plans[0]?.plan.goal ?? '',
    problems,
    fine,
    notes,
    plans: plans.map((each) => ({
      file: each.file,
      overall: each.score.overall,
      waitsFor: waitsFor(each),
      problems: shownProblems(each),
    })),
  };
}

function writtenJson({ plans, decisions, problems, notes }: Written): Record<string, unknown> {
  return {
    goal: plans[0]?.plan.goal ?? '',
    plans: plans.map((each) => ({
      file: each.file,
      id: each.plan.id,
      title: each.plan.title,
      blockedBy: waitsFor(each),
      score: each.score,
      problems: shownProblems(each),
    })),
    decisions,
    problems,
    notes,
  };
}

function waitsFor({ plan: { blockedBy } }: Written['plans'][number]): readonly string[] {
  return blockedBy.map(({ goal, id }) => `${goal === undefined ? '' : `${goal}:`}${String(id).padStart(3, '0')}`);
}
