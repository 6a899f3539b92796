import type { PlanningInput, PlanningRep } from '../../../src/planning/types';

function scaledRep(rep: PlanningRep, times: number): PlanningRep {
  const books = Object.entries(rep.bookByAttribute).map(([name, book]) => [
    name,
    Object.fromEntries(Object.entries(book).map(([value, cents]) => [value, cents * times])),
  ]);
  return { ...moneyOf(rep, times), bookByAttribute: Object.fromEntries(books) };
}

/** A row with every amount multiplied. */
function moneyOf<Row extends object>(row: Row, times: number): Row {
  const entries = Object.entries(row).map(([key, value]) => [key, key.endsWith('Cents') ? value * times : value]);
  return Object.fromEntries(entries) as Row;
}

/** The same company with all money multiplied by a whole number. */
export function scaledInput(given: PlanningInput, times: number): PlanningInput {
  return {
    ...given,
    reps: given.reps.map((rep) => scaledRep(rep, times)),
    accounts: given.accounts.map((account) => moneyOf(account, times)),
  };
}
