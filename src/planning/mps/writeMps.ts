import { ProductError } from '../../shared/errors';
import { marketOf } from '../pricing/offers';
import type { Pricer } from '../pricing/pricer';
import { pricerOf } from '../pricing/pricerOf';
import { type Problem, problemOf } from '../problem/problem';
import { columnOf, roomOfRows } from '../problem/rows';
import { type Swap, swapOf } from '../problem/swap';
import { swapIdOf } from '../result/swapId';
import type { PlanningInput } from '../types';
import { withPins } from '../withPins';
import { ROW_MEANINGS, rowName } from './rowNames';

/** More columns than this are no file that a solver reads with pleasure. */
export const MOST_COLUMNS = 300_000;

function refuseTooMany(pricer: Pricer, pins: number): void {
  let columns = pins;
  pricer.visit(0, () => ++columns <= MOST_COLUMNS);
  if (columns <= MOST_COLUMNS) return;
  throw new ProductError(
    'refused',
    'planning.modelTooLarge',
    `The model has more than ${MOST_COLUMNS.toLocaleString('en-US')} admissible swaps that are expected to bring something; no more are written. Plan for fewer teams, allow fewer kinds of swap, or set narrower limits in the policy.`,
  );
}

function header({ input }: Problem, covers: string, pins: number): string {
  const lines = [
    `Swaps of accounts as of ${input.asOf}, taking effect on ${input.effectiveDate}. Free MPS, whole numbers throughout.`,
    'Minimise: the cost of a column is minus what the swap is expected to bring over four quarters, in minor units;',
    'the minimum is minus the objective of the best plan.',
    'A column is a swap, named S and the id that it has in every plan; 1 = in the plan, 0 = not.',
    `The columns are all exchanges ${covers} that the rules allow and that are expected to bring something.`,
    ...(pins === 0 ? [] : [`The first ${pins} are pinned by the policy and fixed at 1.`]),
    'A row is a limit; the name says which, and whose (an account or a rep by its id). Limits that do not exist are left out.',
    ...Object.entries(ROW_MEANINGS).map(([name, meaning]) => `  ${name}: ${meaning}`),
  ];
  return `${lines.map((line) => `* ${line}`).join('\n')}\n`;
}

/**
 * Writes the whole integer model of an input in free MPS: every admissible swap of the policy's kinds that is expected
 * to bring something, and the pinned ones, under every limit of a plan. `write` gets one piece of text after another.
 * @throws ProductError planning.modelTooLarge before anything is written; planning.invalidInput, planning.pinNotAdmissible
 */
export function writeMps(input: PlanningInput, write: (text: string) => void): { rows: number; columns: number } {
  const problem = problemOf(input);
  const all = pricerOf(problem, marketOf(problem));
  // In the file the pins are columns like the others, under the limits as they are.
  const { pins, pricer: open } = withPins(problem, all);
  refuseTooMany(open, pins.length);

  const room = roomOfRows(problem);
  const names = Array.from(room, (limit, row) => (limit === Infinity ? null : rowName(problem, row)));
  const rows = names.flatMap((name) => name ?? []);
  write(header(problem, all.covers, pins.length));
  write('NAME swaps\nROWS\n N cost\n');
  for (const name of rows) write(` L ${name}\n`);
  write("COLUMNS\n MARKER 'MARKER' 'INTORG'\n");
  let columns = 0;
  const writeColumn = (swap: Swap): void => {
    const name = `S${swapIdOf(problem, swap.legs)}`;
    const column = columnOf(problem, room, swap);
    const entries = column.rows.map((row, k) => ` ${name} ${names[row]} ${column.uses[k]}\n`);
    write(` ${name} cost ${-swap.worth}\n${entries.join('')}`);
    columns++;
  };
  for (const pin of pins) writeColumn(pin);
  open.visit(0, (legs, worth) => {
    writeColumn(swapOf(problem, legs, worth));
    return true;
  });
  write(" MARKER 'MARKER' 'INTEND'\nRHS\n");
  names.forEach((name, row) => {
    if (name !== null) write(` RHS ${name} ${room[row]}\n`);
  });
  // A column needs no upper bound of its own: the row of each of its customers holds it to 1.
  if (pins.length > 0) write('BOUNDS\n');
  for (const pin of pins) write(` FX BND S${swapIdOf(problem, pin.legs)} 1\n`);
  write('ENDATA\n');
  return { rows: rows.length, columns };
}
