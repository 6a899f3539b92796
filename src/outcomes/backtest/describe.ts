import { formatMoney } from '../../shared/money';
import { type Backtest, FEWEST_MOVES } from './types';

/** A rank correlation this far from zero is more than chance would give nineteen times in twenty. */
const byChance = (moves: number): number => 1.96 / Math.sqrt(moves - 1);

/** What the back-test says, in sentences, as carefully as its data allows. */
export function describeBacktest(
  result: Backtest,
  { currency, locale }: { currency: string; locale: string },
): string[] {
  const money = (cents: number): string => formatMoney(cents, currency, locale).replace('-', '−');
  const { moves, rankCorrelation: r } = result;
  if (moves < FEWEST_MOVES) {
    const found = moves === 1 ? '1 past change of owner' : `${moves} past changes of owner`;
    return [
      `${moves === 0 ? 'No past change of owner' : found} could be compared; fewer than ${FEWEST_MOVES} say nothing about the model.`,
    ];
  }
  const period = result.from === result.to ? `in ${result.from}` : `from ${result.from} to ${result.to}`;
  const link =
    r === null
      ? ''
      : Math.abs(r) < byChance(moves)
        ? ' Whether more came where more was expected cannot be told apart from chance.'
        : r > 0
          ? ' Where the model expected more, more came.'
          : ' Where the model expected more, less came: its beliefs do not fit these changes.';
  const groups = result.groups.length === 10 ? 'ten' : 'five';
  return [
    `Of ${moves} changes of owner ${period} the model would have expected ${money(result.meanPredictedCents)} each over four quarters, on average; what came, against similar customers, was ${money(result.meanRealisedCents)}.${link}`,
    `Below, these changes stand in order of what the model would have expected, in ${groups} groups of equally many. If the model were right, the right-hand column would rise from group to group as the one beside it does; single groups hold few changes, and chance moves them.`,
  ];
}
