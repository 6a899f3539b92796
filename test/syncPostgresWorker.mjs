// The other side of syncPostgres.ts: answers one statement at a time and wakes who waits.
import { workerData } from 'node:worker_threads';
import pg from 'pg';

const { address, signal, port } = workerData;
const numbers = new Set([20, 1700]);
const client = new pg.Client({
  connectionString: address,
  types: {
    getTypeParser: (oid, format) =>
      numbers.has(oid) ? Number : oid === 16 ? (text) => Number(text === 't') : pg.types.getTypeParser(oid, format),
  },
});
// A server that stops ends idle connections too; who asks next is told.
client.on('error', () => {});
const connected = client.connect();

port.on('message', async ({ statement, parameters }) => {
  try {
    await connected;
    let count = 0;
    const text = parameters.length > 0 ? statement.replaceAll('?', () => `$${++count}`) : statement;
    const result = await client.query(text, parameters);
    port.postMessage({ rows: result.rows ?? [], changes: result.rowCount ?? 0 });
  } catch (error) {
    port.postMessage({ error: { message: error.message, code: error.code } });
  }
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});
