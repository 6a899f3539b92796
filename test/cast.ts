import type { Role } from '../src/people/user';
import { defaultPolicy, type Policy } from '../src/rotations/policy';
import { monthFromIndex, monthIndex } from '../src/shared/calendar';
import type { Database } from '../src/storage/database';

/**
 * One small company that tests share: a leader over two managers (Anna, Ben), three reps under each, five accounts a
 * rep, twelve quarters from 2023-Q1 to 2025-Q4. Every third account grows, every third stands still, every third
 * declines; revenue is the same in every month of a quarter, so that sums are easy to work out by hand.
 */
export const CAST = {
  leader: 1,
  anna: 2,
  ben: 3,
  reps: [4, 5, 6, 7, 8, 9],
  /** Reps under Anna and under Ben. */
  teamAnna: [4, 5, 6],
  teamBen: [7, 8, 9],
  firstMonth: '2023-01',
  lastMonth: '2025-12',
  today: '2026-01-15',
} as const;

const REGIONS = ['North', 'South'];

/** Fills an empty database with the cast; account n (1–30) belongs to rep 4 + floor((n − 1) / 5). */
export function fillCast(database: Database, policy: Policy = castPolicy()): void {
  const { raw } = database;
  const run = (sql: string, ...values: unknown[]): void => {
    raw.prepare(sql).run(...values);
  };
  raw.transaction(() => {
    run(
      `insert into company (id, name, currency, locale, is_demo, policy, data_version, created_at)
       values (1, 'Cast Supplies', 'USD', 'en-US', 0, ?, 1, '2026-01-01T00:00:00.000Z')`,
      JSON.stringify(policy),
    );
    const rep = (id: number, name: string, manager: number | null, region: string): void =>
      run(
        `insert into reps (id, source, external_id, name, email, manager_id, region, hire_date, end_date)
         values (?, 'canonical', ?, ?, ?, ?, ?, '2018-01-01', null)`,
        id,
        `R${id}`,
        name,
        `r${id}@example.com`,
        manager,
        region,
      );
    rep(1, 'Lena Lead', null, 'All');
    rep(2, 'Anna Able', 1, 'All');
    rep(3, 'Ben Bold', 1, 'All');
    const names = ['Cora', 'Dan', 'Eve', 'Finn', 'Gwen', 'Hugo'];
    CAST.reps.forEach((id, i) => {
      rep(id, `${names[i]} Rep`, id <= 6 ? 2 : 3, REGIONS[i % 2]);
    });
    run(`insert into categories (id, name) values (1, 'Bolts'), (2, 'Nuts'), (3, 'Tools')`);
    for (let n = 1; n <= 30; n++) insertAccount(run, n);
    run(
      `insert into imports (id, source, state, created_at, committed_at, owners_at)
       values ('cast-import', 'canonical', 'committed', '2026-01-14T08:00:00.000Z', '2026-01-14T08:00:00.000Z',
         '2026-01-14T08:00:00.000Z')`,
    );
  })();
}

function insertAccount(run: (sql: string, ...values: unknown[]) => void, n: number): void {
  const owner = 4 + Math.floor((n - 1) / 5);
  run(
    `insert into accounts (id, source, external_id, name, segment, region, industry, potential_cents, potential_grade)
     values (?, 'canonical', ?, ?, 'Retail', ?, ?, ?, 'A')`,
    n,
    `A${n}`,
    `Account ${n}`,
    REGIONS[n % 2],
    n % 2 === 0 ? 'Food' : 'Steel',
    60_000_00 + n * 1_000_00,
  );
  run(
    `insert into assignments (account_id, rep_id, role, from_date, to_date, origin)
     values (?, ?, 'owner', '2019-01-01', null, 'import')`,
    n,
    owner,
  );
  const first = monthIndex(CAST.firstMonth);
  for (let m = first; m <= monthIndex(CAST.lastMonth); m++) {
    const year = Math.floor((m - first) / 12);
    run(
      'insert into revenue (account_id, month, category_id, seller_id, amount_cents) values (?, ?, ?, ?, ?)',
      n,
      monthFromIndex(m),
      1 + (n % 3),
      owner,
      castMonthlyCents(n, year),
    );
  }
}

/** Monthly revenue of account n in year 0, 1 or 2, minor units. */
export function castMonthlyCents(n: number, year: number): number {
  const growth = [12, 0, -8][n % 3];
  return 1_000_00 + n * 10_00 + year * growth * 10_00;
}

/** Policy of the cast: protection off, so that every standing account can be a candidate. */
export function castPolicy(): Policy {
  const policy = defaultPolicy();
  return {
    ...policy,
    candidates: { ...policy.candidates, protectConsistentReps: false },
    plan: {
      ...policy.plan,
      compatibility: 'any',
      crossTeam: 'any',
      bookValueTolerance: 0.2,
      bookHeadroomTolerance: 0.3,
      maxBookShareMovedPerYear: 0.5,
    },
  };
}

/** Adds a user without a password (for use cases, not for signing in) and returns the id. */
export function castUser(database: Database, name: string, role: Role, repId: number | null = null): string {
  const id = `user-${name.toLowerCase()}`;
  database.raw
    .prepare(
      `insert into users (id, email, name, role, rep_id, created_at) values (?, ?, ?, ?, ?, '2026-01-01T00:00:00.000Z')`,
    )
    .run(id, `${name.toLowerCase()}@example.com`, name, role, repId);
  return id;
}
