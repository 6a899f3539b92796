import { analyse } from '../src/app/analysis/analyse';
import { defaultPolicy } from '../src/rotations/policy';
import { openDatabase } from '../src/storage/database';
import { measureHere } from './support';

const database = openDatabase(`sqlite:${process.argv[2]}`);

/** Everything from opening the file to the last account's finished row, by the use case that the product runs. */
void measureHere(async () => {
  const started = performance.now();
  const { analysis } = await analyse(database, { policy: defaultPolicy(), exclusions: [] });
  const workedOut = performance.now();
  let reasons = 0;
  for (const account of analysis.accounts) reasons += account.reasons.length;
  return {
    workOutMs: Math.round(workedOut - started),
    rowsMs: Math.round(performance.now() - workedOut),
    reasons,
    company: analysis.company,
  };
});
