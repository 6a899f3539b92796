const covers = (spell: string): string =>
  `${spell}.from_date <= @today and ($to is null or $to > @today)`.replaceAll('$to', `${spell}.to_date`);
const equalSpell = (a: string, b: string): string =>
  `${a}.account_id = ${b}.account_id and ${a}.role = ${b}.role and ${a}.rep_id = ${b}.rep_id
   and ${a}.from_date = ${b}.from_date and ${a}.to_date is not distinct from ${b}.to_date`;
const protectedSpell = (spell: string): string =>
  `${spell}.role = 'owner' and ${spell}.account_id in (select account_id from temp.moved)`;
const hasStated = (account: string): string =>
  `exists (select 1 from temp.stated t where t.account_id = ${account} and t.role = 'owner')`;

/**
 * Accounts whose only owner is in owner_id: owned from their first month of revenue or from the rep's first day,
 * whichever is later; with neither known, from today.
 */
const firstSpellSteps: [string, string, string][] = [
  [
    'first_facts',
    'account_id integer primary key, rep_id integer, first_month text, hired text',
    `select o.account_id, o.rep_id,
       (select min(month) from (
         select min(month) as month from staged.revenue v where v.account_id = s.account_id
         union all select min(month) from main.revenue v where v.account_id = o.account_id) m),
       coalesce((select hire_date from staged.reps h where h.rep_id = s.owner_id),
         (select hire_date from main.reps h where h.id = o.rep_id))
     from temp.told_owner o join temp.account_map a on a.id = o.account_id
     join staged.accounts s on s.account_id = a.ref
     where o.rep_id is not null and not ${hasStated('o.account_id')}
       and not exists (select 1 from main.assignments x where x.account_id = o.account_id and x.role = 'owner')`,
  ],
  [
    'first_spell',
    'account_id integer primary key, rep_id integer, from_date text',
    `select account_id, rep_id,
       coalesce(case when hired > first_month || '-01' then hired end, first_month || '-01', hired, @today) from temp.first_facts`,
  ],
];

/**
 * Name, columns and rows of each temporary table of the ledger plan; later ones build on earlier ones. `@today` is the
 * day on which present owners are compared.
 * @param withAssignments whether assignments.csv came along
 */
export function ledgerSteps(withAssignments: boolean): [string, string, string][] {
  return [
    [
      'stated',
      `account_id integer, role text, rep_id integer, from_date text, to_date text,
       primary key (account_id, role, rep_id, from_date)`,
      `select a.id, s.role, r.id, s.start_date, s.end_date from staged.assignments s
       join temp.account_map a on a.ref = s.account_id join temp.rep_map r on r.ref = s.rep_id`,
    ],
    [
      'moved',
      'account_id integer primary key',
      `select distinct account_id from main.assignments
       where role = 'owner' and (origin = 'trade' or closed_by_trade is not null)`,
    ],
    [
      'spell_gone',
      'id integer primary key',
      `select x.id from main.assignments x
       where x.origin = 'import' and not (${protectedSpell('x')})
         and exists (select 1 from temp.stated t where t.account_id = x.account_id and t.role = x.role)
         and not exists (select 1 from temp.stated t where ${equalSpell('t', 'x')})`,
    ],
    [
      'spell_new',
      'account_id integer, role text, rep_id integer, from_date text, to_date text',
      `select t.* from temp.stated t
       where not (${protectedSpell('t')})
         and not exists (select 1 from main.assignments x where ${equalSpell('x', 't')})`,
    ],
    // Present owner of each account as the files tell it; null = they say that nobody owns it.
    [
      'told_owner',
      'account_id integer primary key, rep_id integer',
      `select t.account_id, max(case when ${covers('t')} then t.rep_id end)
         from temp.stated t where t.role = 'owner' group by t.account_id
       union all
       select a.id, r.id from staged.accounts s
         join temp.account_map a on a.ref = s.account_id join temp.rep_map r on r.ref = s.owner_id
         where not ${hasStated('a.id')}`,
    ],
    [
      'ledger_owner',
      'account_id integer primary key, rep_id integer, spell_id integer, from_date text, to_date text, trade_id text',
      `select x.account_id, x.rep_id, x.id, x.from_date, x.to_date, x.opened_by_trade
       from temp.told_owner o join main.assignments x on x.account_id = o.account_id
       where x.role = 'owner' and ${covers('x')}`,
    ],
    ...firstSpellSteps,
    [
      'owner_change',
      'account_id integer primary key, rep_id integer, old_id integer, old_from text, to_date text',
      `select o.account_id, o.rep_id, l.spell_id, l.from_date, coalesce(l.to_date, (
           select min(n.from_date) from main.assignments n
           where n.account_id = o.account_id and n.role = 'owner' and n.from_date > @today))
       from temp.told_owner o left join temp.ledger_owner l on l.account_id = o.account_id
       where ${withAssignments ? '1 = 0' : '1 = 1'} and not ${hasStated('o.account_id')} and o.rep_id is distinct from l.rep_id
         and o.account_id not in (select account_id from temp.moved)
         and exists (select 1 from main.assignments x where x.account_id = o.account_id and x.role = 'owner')`,
    ],
    [
      'difference',
      'account_id integer, crm_rep_id integer, ledger_rep_id integer, trade_id text',
      `select o.account_id, o.rep_id, l.rep_id, coalesce(l.trade_id, (
           select x.closed_by_trade from main.assignments x
           where x.account_id = o.account_id and x.closed_by_trade is not null order by x.from_date desc limit 1))
       from temp.moved m join temp.told_owner o on o.account_id = m.account_id
       left join temp.ledger_owner l on l.account_id = o.account_id
       where o.rep_id is distinct from l.rep_id`,
    ],
    // A leg is confirmed when the files show its new owner.
    [
      'confirmed_leg',
      'trade_id text, account_id integer, primary key (trade_id, account_id)',
      `select g.trade_id, g.account_id from main.trade_legs g join main.trades t on t.id = g.trade_id
       join temp.ledger_owner l on l.account_id = g.account_id and l.trade_id = g.trade_id
       join temp.told_owner o on o.account_id = g.account_id and o.rep_id = l.rep_id
       where t.state = 'in_effect' and g.crm_state is distinct from 'confirmed'`,
    ],
    // A trade is confirmed when these or earlier files showed the new owner of every account in it.
    [
      'confirmed',
      'trade_id text primary key',
      `select g.trade_id from main.trade_legs g join main.trades t on t.id = g.trade_id
       left join temp.confirmed_leg c on c.account_id = g.account_id and c.trade_id = g.trade_id
       where t.state = 'in_effect' and t.crm_state is distinct from 'confirmed'
       group by g.trade_id
       having count(*) = sum(case when c.account_id is not null or g.crm_state = 'confirmed' then 1 else 0 end)`,
    ],
  ];
}
