import { addDays, type Day } from '../../shared/calendar';
import type { Difference } from '../../storage/accounts/differences';
import type { FieldErrors } from '../view/forms';

/** A decision that could not be taken: what was sent, and what is wrong with it. */
export interface Tried {
  id: number;
  values: Record<string, unknown>;
  errors: FieldErrors;
}

/** Open differences with their forms, and resolved ones with how they ended. */
export function differencesView(
  open: readonly Difference[],
  resolved: readonly Difference[],
  today: Day,
  tried: Tried | undefined,
) {
  return { open: open.map((difference) => openView(difference, today, tried)), resolved: resolved.map(resolvedView) };
}

function openView(difference: Difference, today: Day, tried: Tried | undefined) {
  const mine = tried?.id === difference.id ? tried : null;
  const named = withNobody(difference);
  const { id, account, tradeDay } = difference;
  // The day of a trade's effect belongs to the owner it brought.
  const firstDay = tradeDay && addDays(tradeDay, 1);
  return {
    ...named,
    form: {
      id,
      account,
      crmRep: named.crmRep,
      ledgerRep: named.ledgerRep,
      open: mine !== null,
      decision: mine?.values.decision ?? '',
      from: mine?.values.day ?? today,
      firstDay: firstDay && firstDay <= today ? firstDay : null,
      lastDay: today,
      reason: mine?.values.reason ?? '',
      errors: mine?.errors ?? {},
      problem: mine?.errors[''] ?? null,
    },
  };
}

function resolvedView(difference: Difference) {
  const { decision, resolvedByName, resolvedBy } = difference;
  return {
    ...withNobody(difference),
    by: resolvedByName ?? (resolvedBy === null ? 'an import' : 'a former user'),
    byLedger: decision === 'ledger',
    byCrm: decision === 'crm',
  };
}

function withNobody(difference: Difference) {
  return { ...difference, crmRep: difference.crmRep ?? 'nobody', ledgerRep: difference.ledgerRep ?? 'nobody' };
}
