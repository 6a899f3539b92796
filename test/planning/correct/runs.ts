/** How many random companies a property is tried on: a share in every run, the full number by ROTATION_PLANNER_RUNS. */
export function runs(share: number): number {
  return Number(process.env.ROTATION_PLANNER_RUNS ?? share);
}
