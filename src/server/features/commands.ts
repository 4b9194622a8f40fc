import path from 'node:path';
import { type CancellationToken, type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type * as z from 'zod';
import { remediesOf } from '../../core/doctor/remedies.ts';
import { dimensions } from '../../core/doctor/score.ts';
import type { LensCommand } from '../../core/language/codeLenses.ts';
import { startRunner } from '../../node/startRunner.ts';
import { stateFolder, stateSurroundings } from '../../node/stateFolder.ts';
import {
  type PlanRemedies,
  remediesMethod,
  remediesRequest,
  type RunCheckAnswer,
  runCheckMethod,
  runCheckRequest,
} from '../../protocol/languageServer.ts';
import { runAskedCheck } from '../checkCommand.ts';
import type { Feature, Session } from '../feature.ts';
import type { PlanRepository } from '../planRepository.ts';
import { probePlanIn } from './probe.ts';

type CommandName = LensCommand['command'] | typeof probeCommand;

/** Carried out by the client where it has commands of its own. */
export const probeCommand = 'mstack.probePlan';

/** What a person chooses above a plan, for clients that cannot carry it out themselves. Answers are messages. */
const carriedOut: Readonly<Record<CommandName, (asked: AskedCommand) => Promise<void> | void>> = {
  'mstack.explain': ({ connection, given }) => {
    tell(connection, MessageType.Info, typeof given === 'string' ? given : 'This lens only says something.');
  },
  'mstack.runCheck': async ({ connection, session, repository, file, given, token }) => {
    const line = typeof given === 'number' ? given : -1;
    const answer = await runCheckIn(session, repository, file, line, token);
    const words = `${answer.command === '' ? 'Check' : answer.command}: ${answer.outcome} (${answer.reason})`;
    tell(connection, answer.outcome === 'passed' ? MessageType.Info : MessageType.Error, words);
  },
  'mstack.runPlan': async ({ connection, repository, file }) => {
    const root = repository.realRoot;
    const started = await startRunner(
      {
        script: path.join(import.meta.dirname, 'runner.mjs'),
        stateFolder: stateFolder(root, stateSurroundings()),
        environment: process.env,
      },
      { folder: root, references: [file] },
    );
    if (started.kind === 'started') {
      tell(connection, MessageType.Info, `Run ${started.run} has begun. \`mstack status\` shows it.`);
    } else {
      tell(connection, MessageType.Error, `mstack did not start. ${started.message}`);
    }
  },
  'mstack.fixPlan': ({ connection, file }) => {
    const words = `In a terminal, \`mstack doctor --fix ${file}\` lets an agent mend the plan and shows each change first.`;
    tell(connection, MessageType.Info, words);
  },
  [probeCommand]: async ({ connection, session, repository, file, token }) => {
    const { outcome, reason, checks } = await probePlanIn({ connection, session, repository, file, token });
    const red = checks.filter(({ verdict }) => verdict === 'red').length;
    tell(
      connection,
      outcome === 'probed' ? MessageType.Info : MessageType.Warning,
      outcome === 'probed'
        ? `${red} of ${checks.length} ${checks.length === 1 ? 'check' : 'checks'} failed before the work, as ${red === 1 ? 'it' : 'they'} should. The others are marked in the plan.`
        : `The checks were not probed: ${reason}`,
    );
  },
  'mstack.showScore': ({ connection, repository, file }) => {
    const diagnosis = repository.diagnosisOf(file);
    const [first] = diagnosis === undefined ? [] : remediesOf(diagnosis);
    const score =
      diagnosis === undefined ? 'This file is no plan.' : `Score ${diagnosis.score.overall.toFixed(1)} of 10.`;
    tell(connection, MessageType.Info, first === undefined ? score : `${score} ${first.text}`);
  },
};

/** As a notification: a message that is a request waits for an answer in some editors, though there is none to give. */
function tell(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}

interface AskedCommand {
  readonly connection: Connection;
  readonly session: Session;
  readonly repository: PlanRepository;
  readonly file: string;
  /** What the lens's command has besides the file. */
  readonly given: unknown;
  readonly token: CancellationToken;
}

export const commands: Feature = {
  capabilities: ({ ownCommands }) =>
    ownCommands ? {} : { executeCommandProvider: { commands: Object.keys(carriedOut) } },
  listen: (connection, session) => {
    connection.onExecuteCommand(async ({ command, arguments: handed }, token) => {
      const [uri, given] = (handed ?? []) as unknown[];
      const place = typeof uri === 'string' ? session.placeOf(uri) : undefined;
      if (place !== undefined && isCommand(command)) {
        await carriedOut[command]({ connection, session, ...place, given, token });
      }
    });
    connection.onRequest(remediesMethod, (given: unknown) => remediesFor(session, remediesRequest.parse(given)));
    connection.onRequest(runCheckMethod, async (given: unknown, token: CancellationToken) => {
      const { repository: root, file, line } = runCheckRequest.parse(given);
      const repository = [...session.repositories()].find((each) => each.root === root);
      return repository === undefined
        ? notRun(`There is no repository at ${root}.`)
        : await runCheckIn(session, repository, file, line, token);
    });
  },
};

function remediesFor(session: Session, { repository: root, file }: z.infer<typeof remediesRequest>): PlanRemedies {
  const diagnosis = [...session.repositories()].find((each) => each.root === root)?.diagnosisOf(file);
  return (diagnosis === undefined ? [] : remediesOf(diagnosis)).map(({ range, gains, text }) => ({
    line: range.start.line,
    gains: dimensions.flatMap((dimension) => {
      const points = gains[dimension];
      return points === undefined ? [] : [{ dimension, points }];
    }),
    text,
  }));
}

/** The arguments as a client hands them back. */
export function commandArguments(command: LensCommand, uriOf: (file: string) => string): unknown[] {
  const [file, ...more] = command.arguments;
  return [uriOf(file), ...more];
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(carriedOut, name);
}

async function runCheckIn(
  session: Session,
  repository: PlanRepository,
  file: string,
  line: number,
  token: CancellationToken,
): Promise<RunCheckAnswer> {
  const plan = repository.document(file)?.plan;
  if (plan === undefined) {
    return notRun(`${file} is no plan.`);
  }
  const ending = new AbortController();
  const listener = token.onCancellationRequested(() => ending.abort());
  try {
    const answer = await runAskedCheck(repository.realRoot, plan, line, ending.signal);
    repository.remember(plan, line, answer, Date.now());
    session.redraw();
    return answer;
  } finally {
    listener.dispose();
  }
}

function notRun(reason: string): RunCheckAnswer {
  return { outcome: 'not-run', command: '', reason, seconds: 0, output: '' };
}
