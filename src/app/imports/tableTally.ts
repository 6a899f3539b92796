import type { Feed, LeftOut } from '../../imports/conversion/feed';
import type { PlannedTable } from '../../imports/plan';
import type { RowProblem } from '../../imports/problems';
import type { LeftOutRows } from '../../imports/summary';
import type { Staging } from '../../storage/imports/importStaging';

type Reason = LeftOut | 'repeated';

/** Reasons in words; those that are null go without saying, as another line of the summary has the rows. */
const WORDS: Readonly<Record<Reason, string | null>> = {
  note: 'titles, totals and notes',
  deleted: 'deleted in the CRM',
  lost: 'lost deals',
  elsewhere: null,
  noCreation: 'open deals without a day of creation',
  noDealId: 'open deals without an id',
  blankKey: null,
  repeated: 'the same deals as in a file or line before',
};

/** Counts what becomes of the rows of a table for one kind that it feeds. */
export class TableTally {
  /** Rows that were taken, and the sum of what they brought, minor units. */
  #accepted = 0;
  #cents = 0;
  #staged = 0;
  #rejected = 0;
  readonly #leftOut = new Map<Reason, { rows: number; cents: number }>();
  /** Rows without an account and their sum. */
  readonly withoutAccount = { rows: 0, cents: 0 };

  constructor(
    private readonly staging: Staging,
    private readonly feed: Feed,
  ) {}

  accepted(cents: number): void {
    this.#accepted++;
    this.#cents += cents;
  }

  staged(): void {
    this.#staged++;
  }

  /** A row that was taken turned out to repeat another one's key. */
  retracted(): void {
    this.#accepted--;
    this.#staged--;
  }

  /** Rows of the kind that were made of the table's. */
  get rows(): number {
    return this.#staged;
  }

  rejected({ kind }: RowProblem, cents: number): void {
    this.#rejected++;
    if (kind !== 'noAccount') return;
    this.withoutAccount.rows++;
    this.withoutAccount.cents += cents;
  }

  leftOut(reason: Reason, cents: number): void {
    const known = this.#leftOut.get(reason) ?? { rows: 0, cents: 0 };
    this.#leftOut.set(reason, { rows: known.rows + 1, cents: known.cents + cents });
  }

  /** True when the table brought nothing of the kind and nothing of it is worth a word. */
  get isEmpty(): boolean {
    if (this.#staged > 0) return false;
    return this.feed.derived || (this.feed.merge !== 'sum' && this.#rejected === 0 && !this.#leftOut.has('repeated'));
  }

  /** Writes down what was staged, for the summary. @param combined rows that went into others of the kind */
  note({ file, layout, recognised }: PlannedTable, combined: number): void {
    const { feed } = this;
    const leftOut: LeftOutRows[] = [...this.#leftOut].flatMap(([reason, { rows }]) => {
      const because = WORDS[reason];
      return because === null || feed.derived ? [] : [{ because, rows, cents: null }];
    });
    const passed = leftOut.reduce((sum, { rows }) => sum + rows, 0);
    this.staging.noteFile({
      kind: feed.kind,
      derived: feed.derived,
      name: file.name,
      encoding: layout.encoding,
      read: feed.derived ? this.#staged : this.#accepted + this.#rejected + passed,
      ignoredColumns: feed.derived
        ? []
        : recognised.columns.filter(({ field }) => field === null).map(({ header }) => header),
      columns: [...feed.columns],
      remarks: { cleaned: null, doubt: feed.derived ? null : layout.doubt },
      combined,
      leftOut,
      cents: feed.kind === 'revenue' ? this.#cents : null,
    });
  }
}
