import { isProductError, ProductError } from '../../shared/errors';
import { storageTrouble } from '../whenFree';

/** An error as it goes from one thread to another. */
export type SentError =
  | Pick<ProductError, 'kind' | 'code' | 'message' | 'details'>
  | { kind: null; message: string; stack: string | undefined };

/** What of an error is sent: to people's all that they are told, of others what a log needs. */
export function sentError(error: unknown): SentError {
  const told = storageTrouble(error) ?? error;
  if (isProductError(told)) {
    const { kind, code, message, details } = told;
    return { kind, code, message, details };
  }
  const { message, stack } = told instanceof Error ? told : new Error(String(told));
  return { kind: null, message, stack };
}

/** The error of the other thread, to be thrown in this one. */
export function receivedError(sent: SentError): Error {
  if (sent.kind !== null) return new ProductError(sent.kind, sent.code, sent.message, sent.details);
  return Object.assign(new Error(sent.message), { stack: sent.stack });
}
