import { formatAmount } from '../../shared/money';
import type { CreditOrder, CrmFormat, CrmRep, CrmTable, DealOrder, OwnerOrder, QuotaOrder } from './orders';

/** The columns with which Dynamics recognises a row it exported itself; checksum and time stay empty in a new file. */
const dynamics = (entity: string): string[] => [
  `(Do Not Modify) ${entity}`,
  '(Do Not Modify) Row Checksum',
  '(Do Not Modify) Modified On',
];

/** HubSpot finds a user by mail address or name. */
const hubspotUser = ({ email, name }: CrmRep): string => email ?? name;

/** Owner changes: Data Loader's Id,OwnerId; HubSpot's and Dynamics' import columns; or everything that is known. */
export function ownerTable(format: CrmFormat, orders: readonly OwnerOrder[]): CrmTable {
  switch (format) {
    case 'salesforce':
      return { columns: ['Id', 'OwnerId'], rows: orders.map((o) => [o.accountId, o.to.externalId]) };
    case 'hubspot':
      return { columns: ['Record ID', 'Company owner'], rows: orders.map((o) => [o.accountId, hubspotUser(o.to)]) };
    case 'dynamics':
      return {
        columns: [...dynamics('Account'), 'Account Name', 'Owner'],
        rows: orders.map((o) => [o.accountId, '', '', o.account, o.to.name]),
      };
    case 'csv':
      return {
        columns: [
          'account_id',
          'name',
          'owner_id',
          'owner',
          'former_owner_id',
          'former_owner',
          'effective_date',
          'trade',
        ],
        rows: orders.map((o) => [
          ...[o.accountId, o.account, ...idAndName(o.to), ...idAndName(o.from)],
          ...[o.effectiveDate, String(o.tradeNumber)],
        ]),
      };
  }
}

/** Owners of open deals: as owner changes, of opportunities. */
export function dealTable(format: CrmFormat, orders: readonly DealOrder[]): CrmTable {
  switch (format) {
    case 'salesforce':
      return { columns: ['Id', 'OwnerId'], rows: orders.map((o) => [o.dealId, o.to.externalId]) };
    case 'hubspot':
      return { columns: ['Record ID', 'Deal owner'], rows: orders.map((o) => [o.dealId, hubspotUser(o.to)]) };
    case 'dynamics':
      return {
        columns: [...dynamics('Opportunity'), 'Topic', 'Owner'],
        rows: orders.map((o) => [o.dealId, '', '', o.deal, o.to.name]),
      };
    case 'csv':
      return {
        columns: [
          'deal_id',
          'name',
          'account_id',
          'owner_id',
          'owner',
          'former_owner_id',
          'former_owner',
          'since',
          'trade',
        ],
        rows: orders.map((o) => [
          ...[o.dealId, o.deal, o.accountId, ...idAndName(o.to), ...idAndName(o.from)],
          ...[o.since, String(o.tradeNumber)],
        ]),
      };
  }
}

/** Quotas: Salesforce's ForecastingQuota where the new amount is known; else what changes, and what it makes. */
export function quotaTable(format: CrmFormat, orders: readonly QuotaOrder[]): CrmTable {
  if (format === 'salesforce') {
    const known = orders.filter(({ afterCents }) => afterCents !== null);
    return {
      columns: ['QuotaOwnerId', 'StartDate', 'QuotaAmount'],
      rows: known.map((o) => [o.rep.externalId, o.firstDay, formatAmount(o.afterCents!)]),
    };
  }
  const who = { hubspot: ['Owner'], dynamics: ['Owner'], csv: ['rep_id', 'rep'] }[format];
  const of = (rep: CrmRep): string[] =>
    format === 'csv' ? idAndName(rep) : [format === 'hubspot' ? hubspotUser(rep) : rep.name];
  const amount = (cents: number | null): string => (cents === null ? '' : formatAmount(cents));
  const names = ['quarter', 'first_day', 'quota_before', 'change', 'amount', 'trades'];
  return {
    columns: [...who, ...(format === 'csv' ? names : names.map(title))],
    rows: orders.map((o) => [
      ...[...of(o.rep), o.quarter, o.firstDay],
      ...[amount(o.beforeCents), amount(o.changeCents), amount(o.afterCents), o.tradeNumbers.join(' ')],
    ]),
  };
}

/** Credit: Salesforce's OpportunitySplit for open deals; else every share with its days. */
export function creditTable(format: CrmFormat, orders: readonly CreditOrder[]): CrmTable {
  if (format === 'salesforce') {
    const deals = orders.filter(({ dealId }) => dealId !== null);
    return {
      columns: ['OpportunityId', 'SplitOwnerId', 'SplitPercentage'],
      rows: deals.map((o) => [o.dealId!, o.rep.externalId, String(o.percent)]),
    };
  }
  const names = ['account_id', 'account', 'deal_id', 'deal', 'rep_id', 'rep', 'percent', 'from', 'until', 'trade'];
  return {
    columns: format === 'csv' ? names : names.map(title),
    rows: orders.map((o) => [
      ...[o.accountId, o.account, o.dealId ?? '', o.deal ?? '', ...idAndName(o.rep)],
      ...[String(o.percent), o.from, o.until ?? '', String(o.tradeNumber)],
    ]),
  };
}

const idAndName = (rep: CrmRep | null): string[] => (rep === null ? ['', ''] : [rep.externalId, rep.name]);

/** 'quota_before' → 'Quota before'. */
function title(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
