import { eventWords, inOrder, type TradeEvent } from '../../src/trades/story';

const at = '2026-01-15T09:00:00.000Z';
const own = { at, by: 'Anna', words: null };

test('at one instant a trade is drafted and submitted, then consented to, then approved', () => {
  const events: TradeEvent[] = [
    { kind: 'state', state: 'draft', ...own },
    { kind: 'state', state: 'submitted', ...own },
    { kind: 'state', state: 'approved', ...own },
    { kind: 'consent', side: 'Anna', byProposing: true, takenBack: false, ...own },
    { kind: 'said', toManagers: true, ...own, at: '2026-01-14T09:00:00.000Z' },
  ];
  expect(inOrder(events).map(eventWords)).toEqual([
    'said among managers',
    'draft',
    'waiting for consent',
    'consent for the side of Anna, by proposing',
    'approved',
  ]);
});

test('every kind of event has its words', () => {
  const words = (event: TradeEvent): string => eventWords(event);
  expect(words({ kind: 'consent', side: null, byProposing: false, takenBack: true, ...own })).toBe(
    'consent as the second pair of eyes taken back',
  );
  expect(words({ kind: 'challengeAnswered', outcome: 'repair', ...own })).toBe('challenge upheld, to be repaired');
  expect(words({ kind: 'credit', version: 1, step: 'written', ...own })).toBe('credit terms written');
  expect(words({ kind: 'credit', version: 2, step: 'declined', ...own })).toBe('other credit terms declined');
  expect(words({ kind: 'handedOver', account: 'Acme', ...own })).toBe('Acme is handed over: every step is done');
});
