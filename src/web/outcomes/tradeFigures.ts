import { type MeasuredTrade, tradeOutcome } from '../../app/outcomes/tradeOutcome';
import type { NotSwappedChange, PlainChange, TradeOutcome } from '../../outcomes/types';
import { tradeSentences } from '../../reviews/tradeSentences';
import type { Database } from '../../storage/database';
import { slopes } from './slopes';

/** What the partial outcomes/trade-figures shows. Money in minor units. */
export interface TradeFigures {
  state: TradeOutcome['state'];
  sentences: string[];
  rows: {
    accountId: number;
    accountName: string;
    fromRep: string | null;
    toRep: string;
    fourQuartersBeforeCents: number;
    plain: PlainChange | null;
  }[];
  total: { fourQuartersBeforeCents: number; plain: PlainChange | null };
  notSwapped: NotSwappedChange | null;
  chart: string | null;
}

/** Before and after of a trade for its page; null for a trade that never took effect. */
export async function tradeFigures(database: Database, tradeId: string): Promise<TradeFigures | null> {
  const measured = await tradeOutcome(database, tradeId);
  return measured && figuresOf(measured);
}

function figuresOf({ outcome, legs, fiscalYearStartMonth, ...manner }: MeasuredTrade): TradeFigures {
  const rows = outcome.legOutcomes.map(({ fourQuartersBeforeCents, plain }, position) => {
    const { accountId, accountName, fromRep, toRep } = legs[position];
    return { accountId, accountName, fromRep, toRep, fourQuartersBeforeCents, plain };
  });
  const lines = rows.map(({ accountName, plain }) => ({ label: accountName, accounts: 1, plain }));
  return {
    state: outcome.state,
    sentences: tradeSentences(outcome, fiscalYearStartMonth, manner),
    rows,
    total: outcome,
    notSwapped: outcome.notSwapped,
    chart: slopes('trade-slopes', 'Revenue per account before and after', lines, outcome.notSwapped, manner),
  };
}
