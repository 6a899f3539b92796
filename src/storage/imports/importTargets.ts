import type { FileKind } from '../../imports/kinds/rowKind';

/** A column of a target table and the SQL that gives its value from a staged row. */
interface TargetColumn {
  column: string;
  expression: string;
  /** Column of the file; when a file lacks it, what the database has stays. */
  file: string;
  /** SQL over `new` (staged) and `old` (stored): where it is true the stored value stays. */
  keepWhen?: string;
  /** The table does not take null: a file without the column gives new rows "unknown", and known ones keep theirs. */
  notNull?: true;
}

/** How the staged rows of a kind become rows of a table; the ledger is apart (importLedger). */
export interface Target {
  kind: FileKind;
  table: string;
  /** FROM clause over the staged rows `s`, with the maps from references to the database's ids. */
  from: string;
  key: { column: string; expression: string }[];
  values: TargetColumn[];
}

const same = (column: string, file = column): TargetColumn => ({ column, expression: `s.${file}`, file });
const account = 'join temp.account_map a on a.ref = s.account_id';
const rep = 'join temp.rep_map r on r.ref = s.rep_id';
const leftRep = 'left join temp.rep_map r on r.ref = s.rep_id';
/** A manager's B lives here and not in the files: an empty cell does not take it away. */
const keepB = "new.potential_cents is null and old.potential_grade = 'B'";

/** Whose personal data was erased stays nameless, whatever a file says. */
const ERASED = 'old.erased_at is not null';

/** Every target in the order of writing. @param source short name of the dialect, letters only */
export function targets(source: string): Target[] {
  const quoted = `'${source}'`;
  return [
    {
      kind: 'reps',
      table: 'reps',
      from: `staged.reps s join staged.rep_ids i on i.ref = s.rep_id
        left join staged.rep_ids mi on mi.external_id = s.manager_id left join temp.rep_map m on m.ref = mi.ref`,
      key: [
        { column: 'source', expression: quoted },
        { column: 'external_id', expression: 'i.external_id' },
      ],
      values: [
        { ...same('name'), keepWhen: ERASED },
        { ...same('email'), keepWhen: ERASED },
        { column: 'manager_id', expression: 'm.id', file: 'manager_id' },
        { ...same('region'), notNull: true },
        same('hire_date'),
        same('end_date'),
      ],
    },
    {
      kind: 'accounts',
      table: 'accounts',
      from: `staged.accounts s join staged.account_ids i on i.ref = s.account_id
        left join staged.account_ids pi on pi.external_id = s.parent_id left join temp.account_map p on p.ref = pi.ref`,
      key: [
        { column: 'source', expression: quoted },
        { column: 'external_id', expression: 'i.external_id' },
      ],
      values: [
        same('name'),
        { ...same('segment'), notNull: true },
        { ...same('region'), notNull: true },
        { ...same('industry'), notNull: true },
        { ...same('potential_cents', 'annual_potential'), keepWhen: keepB },
        {
          column: 'potential_grade',
          expression: "case when s.annual_potential is null then null else coalesce(s.potential_grade, 'A') end",
          file: 'annual_potential',
          keepWhen: keepB,
        },
        { column: 'parent_id', expression: 'p.id', file: 'parent_id' },
        {
          column: 'locked_until',
          // A reason without a day locks without end.
          expression: "coalesce(s.locked_until, case when s.lock_reason is not null then '9999-12-31' end)",
          file: 'locked_until',
        },
        same('lock_reason'),
      ],
    },
    {
      kind: 'revenue',
      table: 'revenue',
      from: `staged.revenue s ${account} join temp.category_map c on c.ref = s.category ${leftRep}`,
      key: [
        { column: 'account_id', expression: 'a.id' },
        { column: 'month', expression: 's.month' },
        { column: 'category_id', expression: 'c.id' },
        { column: 'seller_id', expression: 'coalesce(r.id, 0)' },
      ],
      values: [same('amount_cents', 'amount'), same('margin_cents', 'margin')],
    },
    {
      kind: 'quotas',
      table: 'quotas',
      from: `staged.quotas s ${rep}`,
      key: [
        { column: 'rep_id', expression: 'r.id' },
        { column: 'quarter', expression: 's.quarter' },
      ],
      values: [same('amount_cents', 'amount')],
    },
    {
      kind: 'contacts',
      table: 'contacts',
      from: `staged.contacts s ${account} left join temp.rep_map k on k.ref = s.known_by`,
      key: [
        { column: 'account_id', expression: 'a.id' },
        { column: 'name', expression: 's.name' },
      ],
      values: [
        same('title'),
        same('email'),
        same('phone'),
        { column: 'known_by_rep_id', expression: 'k.id', file: 'known_by' },
      ],
    },
    {
      kind: 'deals',
      table: 'deals',
      from: `staged.deals s ${account} ${leftRep}`,
      key: [
        { column: 'source', expression: quoted },
        { column: 'external_id', expression: 's.deal_id' },
      ],
      values: [
        { column: 'account_id', expression: 'a.id', file: 'account_id' },
        { column: 'rep_id', expression: 'r.id', file: 'rep_id' },
        same('name'),
        same('kind'),
        same('amount_cents', 'amount'),
        same('created_on', 'created_date'),
        same('last_activity_on', 'last_activity_date'),
        same('closes_on', 'close_date'),
      ],
    },
    {
      kind: 'absences',
      table: 'absences',
      from: `staged.absences s ${rep}`,
      key: [
        { column: 'rep_id', expression: 'r.id' },
        { column: 'from_date', expression: 's.start_date' },
      ],
      values: [same('to_date', 'end_date'), same('reason')],
    },
  ];
}
