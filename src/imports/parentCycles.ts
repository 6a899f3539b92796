/**
 * Finds every node that lies on a loop of parents (a manager who reports to themselves over others).
 * @param parentOf for each node its parent, 0 = none; nodes are positions, node 0 is not used
 * @returns the loops, each in the order child → parent
 */
export function parentCycles(parentOf: Int32Array): number[][] {
  const walkOf = new Int32Array(parentOf.length);
  const cycles: number[][] = [];
  for (let start = 1; start < parentOf.length; start++) {
    let node = start;
    while (node !== 0 && walkOf[node] === 0) {
      walkOf[node] = start;
      node = parentOf[node];
    }
    if (node === 0 || walkOf[node] !== start) continue;
    const cycle = [node];
    for (let next = parentOf[node]; next !== node; next = parentOf[next]) cycle.push(next);
    cycles.push(cycle);
  }
  return cycles;
}
