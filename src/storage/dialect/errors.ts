/** PostgreSQL could not have a lock within its time, or gave a transaction up for the sake of others. */
const BUSY = new Set(['55P03', '40001', '40P01']);
/** The server is gone, starting or stopping, takes no more connections, or only stands by for another one. */
const UNREACHABLE = new Set([
  ...['57P01', '57P02', '57P03', '53300', '25006', '25P03', '08000', '08001', '08003', '08006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);
/** What the driver says without a code. */
const UNREACHABLE_WORDS =
  /^Connection terminated|connection error and is not queryable|^timeout exceeded when trying to connect/;

/** True when the database refused because another connection holds a lock; such work can be tried again. */
export function isBusyError(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_BUSY') || BUSY.has(code) || isOutdatedStatement(error);
}

/** True when PostgreSQL knows a statement from before a table got another shape: under a new name it holds again. */
export function isOutdatedStatement(error: unknown): boolean {
  return codeOf(error) === '0A000' && (error as { routine?: unknown }).routine === 'RevalidateCachedQuery';
}

/** True when waiting for PostgreSQL's lock took all the time there was: to try again at once would only wait longer. */
export function hasWaitedLong(error: unknown): boolean {
  return codeOf(error) === '55P03';
}

/** True when there was no room for what was to be written. */
export function isFullError(error: unknown): boolean {
  return ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', '53100'].includes(codeOf(error));
}

/** True when the connection to PostgreSQL broke or never came about; whether a commit went through is then not known. */
export function isUnreachableError(error: unknown): boolean {
  return UNREACHABLE.has(codeOf(error)) || UNREACHABLE_WORDS.test(messageOf(error));
}

/** True when the server takes no more connections, from this database or from anybody. */
export function isCrowdedError(error: unknown): boolean {
  return codeOf(error) === '53300';
}

/** True when the server ended a statement because it took longer than its administrator allows. */
export function isTooLongError(error: unknown): boolean {
  return codeOf(error) === '57014';
}

/** True when a file is something other than a SQLite database. */
export function isNotSqliteError(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_NOTADB';
}

/** By its code, not its class: a native module keeps the error class of whoever loaded it first in the process. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : '';
}
