import { join } from 'node:path';
import { fillCompany } from './analysisCompany';
import { type BenchOptions, inFolder, measureApart, medianOf, report } from './support';

const ACCOUNTS: Record<string, number> = { S: 5_000, M: 50_000, L: 200_000 };

/**
 * Growth analysis of a made-up company with 36 months and 4 categories: from opening the file to the last account's
 * row, by the product's own use case, against the bare SQL `group by account, quarter` over the same table; each in a process
 * of its own. --size S, M (50,000 accounts,
 * default), L or a number of accounts.
 */
export async function run(options: BenchOptions): Promise<void> {
  const size = options.size ?? 'M';
  const accounts = ACCOUNTS[size] ?? Number(size);
  if (!Number.isInteger(accounts) || accounts < 1) throw new Error(`--size is S, M, L or a number, not "${size}".`);
  await inFolder(async (folder) => {
    const path = join(folder, 'bench.db');
    await fillCompany(path, accounts);
    const measure = (file: string) => medianOf(3, () => measureApart(join(__dirname, file), path));
    const floor = measure('analysisFloor.ts');
    const ours = measure('analysisRun.ts');
    const result = { name: 'analysis', size: `${accounts} accounts`, engine: null, gap: null };
    const ratio = ours.seconds / floor.seconds;
    report([{ ...result, seconds: ours.seconds, peakMB: ours.peakMB, rivalSeconds: floor.seconds, ratio }], options);
    if (!options.json) console.log('ours', ours, 'bare SQL', floor);
  });
}
