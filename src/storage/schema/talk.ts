import type { Generated } from 'kysely';

export interface TradeCommentsTable {
  id: Generated<number>;
  trade_id: string;
  audience: 'managers' | 'all';
  words: string;
  at: string;
  by: string;
}

export interface TradeRepairsTable {
  trade_id: string;
  repairs_trade_id: string;
}
