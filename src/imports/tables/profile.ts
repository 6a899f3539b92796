import { visible } from '../cellText';
import type { Layout } from '../reading/header';
import type { InputFile } from '../reading/inputFile';
import { readTable } from '../reading/tableRows';
import { ColumnCounter, type ColumnProfile } from './columnProfile';

/** What a whole table looks like. */
export interface TableProfile {
  rows: number;
  /** Columns with a name, in their order. */
  columns: ColumnProfile[];
}

/** Reads a table once from end to end to learn what its columns hold; memory does not grow with it. */
export async function profileTable(file: InputFile, layout: Layout): Promise<TableProfile> {
  const counters = layout.header.flatMap((header, position) =>
    header === '' ? [] : [{ position, counter: new ColumnCounter(header, position) }],
  );
  let rows = 0;
  await readTable(file, layout, (cells) => {
    rows++;
    for (const { position, counter } of counters) counter.add(visible((cells[position] ?? '').trim()));
  });
  return { rows, columns: counters.map(({ counter }) => counter.end()) };
}
