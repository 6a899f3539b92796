import { counted } from '../../shared/wording';
import type { GroupTimeEffect } from './attGt';
import type { Effect } from './errors';

/**
 * Sentences for effects that cannot be estimated, and for those without an error.
 * @param clusters how many there are above the units; of one all influences add up to nothing
 */
export function missingNotes(
  effects: readonly GroupTimeEffect[],
  attGt: readonly (Effect & { group: number; period: number })[],
  clusters: number,
): string[] {
  const reasons = new Map<string, string[]>();
  effects.forEach(({ missing }, k) => {
    if (missing === null) return;
    reasons.set(missing, [...(reasons.get(missing) ?? []), `group ${attGt[k].group} in ${attGt[k].period}`]);
  });
  const notes = [...reasons].map(
    ([reason, where]) =>
      `No effect for ${listed(where)}: ${reason}. The aggregates leave ${where.length === 1 ? 'it' : 'them'} out.`,
  );
  const still = attGt.filter(({ att, se }) => att !== null && se === null).length;
  if (clusters === 1) {
    notes.push('No errors: all units belong to one cluster, and an error is seen only from cluster to cluster.');
  } else if (still > 0) {
    notes.push(
      `${counted(still, 'effect')} without an error: the changes behind ${still === 1 ? 'it' : 'them'} do not vary between units; nor has an average of such effects alone.`,
    );
  }
  return notes;
}

/** The first few, then how many more. */
function listed(items: readonly string[]): string {
  const shown = items.slice(0, 6).join(', ');
  return items.length <= 6 ? shown : `${shown} and ${items.length - 6} more`;
}
