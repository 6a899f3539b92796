import { parentPort } from 'node:worker_threads';
import { sentError } from './errors';
import type { Answer, Question } from './thread';

/** What a thread can be asked, by name. */
export type Answers = Readonly<Record<string, (...parameters: never[]) => unknown>>;

/** Makes this thread answer what it is asked, in turn. */
export function answerQuestions(answers: Answers): void {
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', (question: Question) => {
    last = last.then(() => answer(answers, question));
  });
}

async function answer(answers: Answers, { id, name, parameters }: Question): Promise<void> {
  const send = (message: Answer): void => parentPort?.postMessage(message);
  try {
    send({ id, value: await answers[name](...(parameters as never[])) });
  } catch (error) {
    send({ id, error: sentError(error) });
  }
}
