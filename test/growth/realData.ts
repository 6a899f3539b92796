import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const root = process.env.ROTATION_REAL_DATA ?? join(__dirname, '..', '..', '..', 'shared', 'data');

/** Rows of a real file as records; null when the real data is not on this machine. */
export function realRows(folder: string, file: string): Record<string, string>[] | null {
  const path = join(root, folder, file);
  return existsSync(path) ? parse(readFileSync(path), { columns: true, bom: true }) : null;
}
