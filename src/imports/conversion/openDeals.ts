import { formatAmount } from '../../shared/money';
import type { RecognisedFile } from '../recognition/recognised';
import { dealOutcome } from './dealOutcome';
import type { Feed, ImportContext, Made } from './feed';
import { noAccount } from './revenue';
import { isProblem, type TableRow } from './tableRow';

/** Open deals: they protect their accounts from being traded, when they are old enough. */
export function openDealFeed(file: RecognisedFile, _context: ImportContext): Feed {
  const has = (field: string): boolean => file.columns.some((column) => column.field === field);
  const amount = has('expectedAmount') ? 'expectedAmount' : 'amount';
  const closes = has('expectedDate') ? 'expectedDate' : 'date';
  return {
    kind: 'deals',
    merge: 'reject',
    derived: false,
    columns: [
      'deal_id',
      'account_id',
      'name',
      'kind',
      'amount',
      'created_date',
      'last_activity_date',
      'close_date',
      'rep_id',
    ],
    fields: {
      deal_id: 'deal',
      account_id: has('account') ? 'account' : 'accountName',
      name: 'dealName',
      amount,
      created_date: 'created',
      last_activity_date: 'lastActivity',
      close_date: closes,
      rep_id: has('rep') ? 'rep' : 'repName',
    },
    identity: (row) => row.key('deal', '') || null,
    make(row): Made {
      if (row.isNote()) return { leftOut: 'elsewhere' };
      if (dealOutcome(row) !== 'open') return { leftOut: 'elsewhere' };
      const cents = row.minor(amount);
      if (isProblem(cents)) return { problem: cents };
      const account = row.key('account', 'accountName');
      if (account === '') return { problem: noAccount(row), cents: cents ?? 0 };
      const deal = row.key('deal', '');
      if (deal === '') return { leftOut: 'noDealId' };
      const days = ['created', 'lastActivity', closes].map((field) => row.day(field));
      const wrong = days.find(isProblem);
      if (wrong) return { problem: wrong };
      const [created, active, close] = days.map((day) => wholeDay(day as string));
      if (created === '') return { leftOut: 'noCreation' };
      return {
        rows: [
          {
            deal_id: deal,
            account_id: account,
            name: row.name('dealName') || deal,
            kind: isRenewal(row) ? 'renewal' : 'deal',
            amount: cents === null ? '' : formatAmount(cents),
            created_date: created,
            last_activity_date: active,
            close_date: close,
            rep_id: row.key('rep', 'repName'),
          },
        ],
      };
    },
  };
}

const wholeDay = (text: string): string => (text.length === 7 ? `${text}-01` : text);
const isRenewal = (row: TableRow): boolean =>
  /renew|verlangerung|verlängerung|renouvel|renovaci/i.test(`${row.text('dealType')} ${row.text('dealName')}`);
