import { crmCsv, foreignIds } from '../../src/exports/crm/crmCsv';
import { dealMovesOn } from '../../src/exports/crm/openDeals';
import type { CreditOrder, OwnerOrder, QuotaOrder } from '../../src/exports/crm/orders';
import { creditTable, ownerTable, quotaTable } from '../../src/exports/crm/tables';
import type { CreditTerms } from '../../src/trades/credit/terms';

const cora = { externalId: '0055e00000AbCdEAAV', name: '=Cora', email: 'cora@example.com' };
const finn = { externalId: '0055e00000XyZaBAAV', name: 'Finn Rep', email: null };
const order: OwnerOrder = {
  accountId: '0015e00000AbCdEAAV',
  account: '+Acme, "the" best',
  from: cora,
  to: finn,
  effectiveDate: '2026-04-01',
  tradeNumber: 3,
};
const quota: QuotaOrder = {
  rep: cora,
  quarter: '2026-Q2',
  firstDay: '2026-04-01',
  beforeCents: 100_000_00,
  changeCents: -1_200_50,
  afterCents: 98_799_50,
  tradeNumbers: [3, 5],
};

test('Data Loader gets ids and nothing else, HubSpot and Dynamics their own columns', () => {
  expect(crmCsv('salesforce', ownerTable('salesforce', [order]))).toBe(
    'Id,OwnerId\r\n0015e00000AbCdEAAV,0055e00000XyZaBAAV\r\n',
  );
  expect(crmCsv('hubspot', ownerTable('hubspot', [{ ...order, to: cora }, order]))).toBe(
    'Record ID,Company owner\r\n0015e00000AbCdEAAV,cora@example.com\r\n0015e00000AbCdEAAV,Finn Rep\r\n',
  );
  expect(crmCsv('dynamics', ownerTable('dynamics', [order])).split('\r\n')[0]).toBe(
    '(Do Not Modify) Account,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Account Name,Owner',
  );
});

test('what a spreadsheet would run gets an apostrophe; amounts stay numbers; Data Loader takes it as it is', () => {
  expect(crmCsv('csv', ownerTable('csv', [order])).split('\r\n')[1]).toBe(
    `0015e00000AbCdEAAV,"'+Acme, ""the"" best",0055e00000XyZaBAAV,Finn Rep,0055e00000AbCdEAAV,'=Cora,2026-04-01,3`,
  );
  expect(crmCsv('csv', quotaTable('csv', [quota])).split('\r\n')[1]).toBe(
    `0055e00000AbCdEAAV,'=Cora,2026-Q2,2026-04-01,100000.00,-1200.50,98799.50,3 5`,
  );
  const odd = { ...order, to: { ...finn, externalId: '@odd' } };
  expect(crmCsv('salesforce', ownerTable('salesforce', [odd]))).toContain(',@odd\r\n');
  for (const begins of ['=', '+', '-', '@', '\t', '\r']) {
    const cell = crmCsv('dynamics', ownerTable('dynamics', [{ ...order, account: `${begins}x` }]));
    expect(cell).toMatch(/,"?'/);
  }
});

test('Salesforce gets quotas and splits that it can load, and nothing that it cannot know', () => {
  const unknown = { ...quota, beforeCents: null, afterCents: null };
  expect(quotaTable('salesforce', [quota, unknown]).rows).toEqual([['0055e00000AbCdEAAV', '2026-04-01', '98799.50']]);
  const credit = (dealId: string | null, percent: number): CreditOrder => ({
    ...{ accountId: 'A', account: 'Acme', dealId, deal: dealId, rep: cora, percent },
    ...{ from: '2026-04-01', until: '2026-06-30', tradeNumber: 3 },
  });
  expect(creditTable('salesforce', [credit('006', 60), credit(null, 100)]).rows).toEqual([
    ['006', '0055e00000AbCdEAAV', '60'],
  ]);
  expect(creditTable('csv', [credit(null, 100)]).rows[0].slice(2, 4)).toEqual(['', '']);
});

test('ids of another system are counted', () => {
  expect(foreignIds('salesforce', ['0015e00000AbCdEAAV', '0015e00000AbCdE', 'A17'])).toBe(1);
  expect(foreignIds('hubspot', ['12345', 'A17'])).toBe(1);
  expect(foreignIds('dynamics', ['a1b2c3d4-0000-1111-2222-333344445555', 'A17'])).toBe(1);
  expect(foreignIds('csv', ['A17'])).toBe(0);
});

test('an open deal is the new rep’s when the terms say so', () => {
  const terms = (deals: CreditTerms['deals']): CreditTerms => ({
    ...{ template: null, deals, doubleMonths: 0, quotaRule: 'none', quotas: [] },
  });
  const trade = { effectiveDate: '2026-04-01', cutOff: '2025-12-31' };
  const on = (createdOn: string, own: CreditTerms | null) => dealMovesOn({ createdOn }, { ...trade, terms: own });
  expect(on('2025-12-31', terms({ rule: 'stay', months: 3 }))).toBe('2026-07-01');
  expect(on('2026-01-01', terms({ rule: 'stay', months: 3 }))).toBe('2026-04-01');
  expect(on('2025-12-31', terms({ rule: 'move' }))).toBe('2026-04-01');
  expect(on('2025-12-31', null)).toBe('2026-04-01');
});
