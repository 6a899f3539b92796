import type { Day, Quarter } from '../../shared/calendar';

/** What can be written for a CRM, and for which. */
export const CRM_EXPORTS = ['owners', 'deals', 'quotas', 'credit'] as const;
export const CRM_FORMATS = ['salesforce', 'hubspot', 'dynamics', 'csv'] as const;

export type CrmExport = (typeof CRM_EXPORTS)[number];
export type CrmFormat = (typeof CRM_FORMATS)[number];

/** A rep as the CRM knows them. */
export interface CrmRep {
  externalId: string;
  name: string;
  email: string | null;
}

/** An account that has another owner now. */
export interface OwnerOrder {
  accountId: string;
  account: string;
  from: CrmRep | null;
  to: CrmRep;
  effectiveDate: Day;
  tradeNumber: number;
}

/** An open deal that has another owner now. */
export interface DealOrder {
  dealId: string;
  deal: string;
  accountId: string;
  from: CrmRep | null;
  to: CrmRep;
  /** Since when, by the credit terms of the trade. */
  since: Day;
  tradeNumber: number;
}

/** A quota that follows trades. Minor units; null = not known. */
export interface QuotaOrder {
  rep: CrmRep;
  quarter: Quarter;
  firstDay: Day;
  beforeCents: number | null;
  changeCents: number;
  afterCents: number | null;
  tradeNumbers: number[];
}

/** Who is credited for what in which days: a share of one open deal, or of an account's new revenue. */
export interface CreditOrder {
  accountId: string;
  account: string;
  /** Null = new revenue of the account. */
  dealId: string | null;
  deal: string | null;
  rep: CrmRep;
  percent: number;
  from: Day;
  /** Last day; null = without end. */
  until: Day | null;
  tradeNumber: number;
}

/** A file's header and rows, all text. */
export interface CrmTable {
  columns: string[];
  rows: string[][];
}
