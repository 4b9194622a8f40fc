import { connect } from 'node:net';
import { failure, type Result, success } from '../core/base/result.ts';
import { type ControlAnswer, type ControlMessage, controlAnswer } from '../protocol/control.ts';

/** A runner answers at once; a socket that stays silent for this long belongs to nobody who could help. */
const answerWithinMs = 3000;

/** Sends one message to the runner behind an address and waits for its answer. Never rejects. */
export function sendControl(address: string, message: ControlMessage): Promise<Result<ControlAnswer, string>> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let text = '';
    const end = (result: Result<ControlAnswer, string>): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => end(failure('The runner does not answer.')), answerWithinMs);
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`${JSON.stringify(message)}\n`));
    socket.on('data', (piece: string) => {
      text += piece;
      if (text.includes('\n')) {
        end(readAnswer(text.slice(0, text.indexOf('\n'))));
      }
    });
    socket.on('error', () => end(failure('No runner is listening.')));
    socket.on('close', () => end(failure('The runner closed the connection.')));
  });
}

function readAnswer(line: string): Result<ControlAnswer, string> {
  try {
    const parsed = controlAnswer.safeParse(JSON.parse(line));
    return parsed.success
      ? success(parsed.data)
      : failure('The runner gave an answer that this version does not know.');
  } catch {
    // Not JSON: whatever listens there is no runner.
    return failure('What listens there is no runner.');
  }
}
