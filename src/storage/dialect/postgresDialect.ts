import {
  CompiledQuery,
  type DatabaseConnection,
  type DataTypeNode,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  PostgresQueryCompiler,
  type QueryCompiler,
  type TransactionSettings,
} from 'kysely';

/** The advisory lock that every write transaction of the product holds: "rota" as a number. */
export const WRITE_LOCK = 0x726f7461;

/** How long a writer waits for the others, and how long the server waits for a word of a writer before it ends it. */
interface Patience {
  waitMs: number;
  silenceMs: number;
}

/**
 * Write transactions come one after the other, as on SQLite: whoever decides by what it reads is never overtaken by
 * another writer. Reading waits for nobody. Transactions that are read only, or that state their isolation because they
 * lock the rows they need by themselves, do not queue.
 */
class OneWriterDriver extends PostgresDriver {
  readonly #patience: Patience;

  constructor(settings: PostgresDialectConfig, patience: Patience) {
    super(settings);
    this.#patience = patience;
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only' || settings.isolationLevel !== undefined) {
      return super.beginTransaction(connection, settings);
    }
    try {
      // The lock is had by a statement of its own: what follows sees all that its last holder wrote.
      const begin = `begin; set local lock_timeout = ${this.#patience.waitMs};
        set local idle_in_transaction_session_timeout = ${this.#patience.silenceMs}; select pg_advisory_xact_lock(${WRITE_LOCK})`;
      await connection.executeQuery(CompiledQuery.raw(begin));
    } catch (error) {
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
      throw error;
    }
  }
}

/** Whole numbers hold money, fractions keep all their digits, and text sorts by its bytes: all as on SQLite. */
const TYPES: Record<string, string> = { integer: 'bigint', real: 'double precision', text: 'text collate "C"' };

class SameTypesCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    const defines = this.parentNode?.kind === 'ColumnDefinitionNode';
    this.append((defines && TYPES[node.dataType as string]) || (node.dataType as string));
  }
}

export class OneWriterPostgresDialect extends PostgresDialect {
  readonly #settings: PostgresDialectConfig;
  readonly #patience: Patience;

  constructor(settings: PostgresDialectConfig, patience: Patience) {
    super(settings);
    this.#settings = settings;
    this.#patience = patience;
  }

  override createDriver(): Driver {
    return new OneWriterDriver(this.#settings, this.#patience);
  }

  override createQueryCompiler(): QueryCompiler {
    return new SameTypesCompiler();
  }
}
