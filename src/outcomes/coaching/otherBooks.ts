import type { RepId } from '../../accounts/types';
import { countBy } from '../../shared/groupBy';
import { seededRandom } from '../../shared/random';
import { adjustedDifference } from '../effect/adjustedDifference';
import { comparable } from '../effect/comparisonWeights';
import { withCovariates } from '../effect/measure';
import type { MeasuredMember, MeasuredStack } from '../effect/types';
import { withRepEffects } from './measure';

/** A book of fewer accounts says little about books. */
const LEAST_ACCOUNTS = 5;
/** More books than this make the spread no surer. */
const MOST_BOOKS = 40;
const MOST_CONTROLS = 20_000;
const SEED = 41_203;

/**
 * What coaching would seem to have done to books that were not coached: each in turn is pretended to be, and compared with
 * the rest as the coached ones are. Coached reps are few, and a whole book shares good and bad luck; how far such figures
 * scatter is the only witness to that (Conley & Taber 2011, Review of Economics and Statistics 93).
 * @param quarters quarter indexes of the window
 * @returns shares of the baseline a quarter, one a book
 */
export function otherBooks(
  { members }: MeasuredStack,
  quarters: readonly number[],
  repEffects: ReadonlyMap<RepId, number>,
): number[] {
  if (quarters.length === 0) return [];
  const controls = thinned(members.filter(({ moved }) => !moved));
  const outcomes = new Map(
    controls.map((m) => [m.member.accountId, quarters.reduce((sum, q) => sum + m.ratio(q), 0) / quarters.length]),
  );
  const sizes = countBy(controls, ({ member }) => member.repIds[0]);
  const books = [...sizes].filter(([, accounts]) => accounts >= LEAST_ACCOUNTS).map(([repId]) => repId);
  const drawn = seededRandom(SEED)
    .shuffle(books.sort((a, b) => a - b))
    .slice(0, MOST_BOOKS);
  return drawn.flatMap((repId) => {
    const pretended = controls.map((m) => ({ ...m, moved: m.member.repIds[0] === repId }));
    const compared = comparable(withRepEffects(withCovariates(pretended), repEffects), quarters[0]);
    const difference = adjustedDifference({
      moved: compared.members.map(({ moved }) => moved),
      weights: compared.weights,
      covariates: compared.members.map(({ covariates }) => covariates),
      outcomes: Float64Array.from(compared.members, (m) => outcomes.get(m.member.accountId)!),
    });
    return difference === null ? [] : [difference.value];
  });
}

/** All controls, or whole books of them by turns where they are very many. */
function thinned(controls: MeasuredMember[]): MeasuredMember[] {
  if (controls.length <= MOST_CONTROLS) return controls;
  const every = Math.ceil(controls.length / MOST_CONTROLS);
  const reps = [...new Set(controls.map((m) => m.member.repIds[0]))].sort((a, b) => a - b);
  const kept = new Set(reps.filter((_, at) => at % every === 0));
  return controls.filter((m) => kept.has(m.member.repIds[0]));
}
