import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

interface Answer {
  rows?: Record<string, unknown>[];
  changes?: number;
  error?: { message: string; code?: string };
}

const COUNT_ON = `do $$ declare t text; begin
  for t in select table_name from information_schema.columns where is_identity = 'YES' and column_name = 'id' and table_schema = 'public' loop
    execute format('select setval(pg_get_serial_sequence(%L, ''id''), greatest((select max(id) from %I), 1))', t, t);
  end loop; end $$`;

/**
 * A PostgreSQL connection that answers as a SQLite handle does, while the process waits: tests arrange and look at rows
 * with the same statements on either engine. Nothing of the product uses it.
 */
export class SyncPostgres {
  #worker: { worker: Worker; signal: Int32Array; port: MessageChannel['port1'] } | null = null;

  constructor(private readonly address: string) {}

  prepare(statement: string) {
    let plucked = false;
    const run = (parameters: unknown[]) => this.#ask(statement, parameters.flat());
    const shape = (row: Record<string, unknown>) => (plucked ? Object.values(row)[0] : row);
    const prepared = {
      pluck: () => {
        plucked = true;
        return prepared;
      },
      all: (...parameters: unknown[]) => run(parameters).rows!.map(shape),
      get: (...parameters: unknown[]) => {
        const [row] = run(parameters).rows!;
        return row && shape(row);
      },
      iterate: () => this.#rowByRow(statement),
      run: (...parameters: unknown[]) => ({ changes: run(parameters).changes }),
    };
    return prepared;
  }

  /** No more than some hundred rows at a time are in memory. */
  *#rowByRow(statement: string): Generator<Record<string, unknown>> {
    this.exec(`declare row_by_row cursor with hold for ${statement}`);
    try {
      for (;;) {
        const { rows } = this.#ask('fetch 500 from row_by_row', []);
        if (rows!.length === 0) return;
        yield* rows!;
      }
    } finally {
      this.exec('close row_by_row');
    }
  }

  exec(statements: string): void {
    this.#ask(statements, []);
  }

  /** Rows come with ids of their own; those that are counted go on after them. */
  transaction(work: () => void): () => void {
    return () => {
      this.exec('begin');
      work();
      this.exec(`commit; ${COUNT_ON}`);
    };
  }

  close(): void {
    this.#worker?.port.close();
    this.#worker?.worker.terminate();
    this.#worker = null;
  }

  #ask(statement: string, parameters: unknown[]): Answer {
    this.#worker ??= this.#start();
    const { signal, port } = this.#worker;
    Atomics.store(signal, 0, 0);
    port.postMessage({ statement, parameters });
    // A wake-up may be the late one of the answer before: only the flag tells that this one is there.
    const until = Date.now() + 20_000;
    while (Atomics.load(signal, 0) === 0 && Date.now() < until) Atomics.wait(signal, 0, 0, until - Date.now());
    const answer: Answer = receiveMessageOnPort(port)?.message ?? { error: { message: 'No answer from PostgreSQL.' } };
    if (answer.error) throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
    return answer;
  }

  #start() {
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(join(__dirname, 'syncPostgresWorker.mjs'), {
      workerData: { address: this.address, signal, port: port2 },
      transferList: [port2],
    });
    worker.unref();
    return { worker, signal, port: port1 };
  }
}
