import { highs } from '../src/planning/engines/highs';
import { marketOf } from '../src/planning/pricing/offers';
import { pricerOf } from '../src/planning/pricing/pricerOf';
import { problemOf } from '../src/planning/problem/problem';
import { type Column, columnOf, roomOfRows } from '../src/planning/problem/rows';
import { swapOf } from '../src/planning/problem/swap';
import { scaledProgram } from '../src/planning/relaxation/scaledProgram';
import { instance, SIZES } from '../test/planning/instances';
import { measureHere } from './support';

const [, , size, seed, gap] = process.argv;

/** HiGHS given the whole integer model: every admissible swap that is expected to bring something, until `gap`. */
measureHere(async () => {
  const problem = problemOf(instance(SIZES[size], Number(seed)));
  const room = roomOfRows(problem);
  const columns: Column[] = [];
  pricerOf(problem, marketOf(problem)).visit(0, (legs, worth) => {
    columns.push(columnOf(problem, room, swapOf(problem, legs, worth)));
    return true;
  });
  const engine = highs();
  const limits = { nodes: 1_000_000, gap: Number(gap), seconds: 600 };
  const { program } = scaledProgram(room, columns);
  const answer = await engine.integer.solveInteger(program, limits, () => false).finally(engine.close);
  const { user, system } = process.cpuUsage();
  return { columns: columns.length, finished: answer.finished, cpuSeconds: (user + system) / 1e6 };
});
