import { type LabelGroups, labelGroups } from '../inference/sharedLabels';
import type { Prepared } from './preparation';
import type { MeasuredMember, MeasuredStack } from './types';

/** Every member of every stack as a row; accounts in several rotations have several. Made once for many estimates. */
export interface Rows {
  count: number;
  rowOf: ReadonlyMap<MeasuredMember, number>;
  /** Rows hang together that share the account or a rep; and rows of the same account. */
  related: LabelGroups;
  accounts: LabelGroups;
  /** Rows of the same account or the same swap. */
  swaps: LabelGroups;
  /** Reps of row i, numbered from 0: reps[repStarts[i]] … reps[repStarts[i + 1] − 1]. */
  repStarts: Int32Array;
  reps: Int32Array;
  /** Baseline of a moved account in minor units a quarter; 0 for who stayed. */
  movedCents: Float64Array;
  /** Comparisons that were prepared for these rows already, by what accounts count with, then by stack and stretch. */
  prepared: Map<((member: MeasuredMember) => number) | undefined, Map<string, Prepared | null>>;
}

/** Numbers the members of all stacks. */
export function rowsOf(stacks: readonly MeasuredStack[]): Rows {
  const members = stacks.flatMap((stack) => stack.members);
  const account = ({ member }: MeasuredMember): string => `account ${member.accountId}`;
  const related = members.map((m) => [account(m), ...[...new Set(m.member.repIds)].map((rep) => `rep ${rep}`)]);
  const numbers = new Map<number, number>();
  const reps: number[] = [];
  const repStarts = [0];
  for (const { member } of members) {
    for (const rep of member.repIds) {
      if (!numbers.has(rep)) numbers.set(rep, numbers.size);
      reps.push(numbers.get(rep)!);
    }
    repStarts.push(reps.length);
  }
  return {
    count: members.length,
    rowOf: new Map(members.map((member, row) => [member, row])),
    related: labelGroups(related),
    accounts: labelGroups(members.map((m) => [account(m)])),
    swaps: labelGroups(members.map((m) => (m.moved ? [account(m), `swap ${m.member.tradeId}`] : [account(m)]))),
    repStarts: Int32Array.from(repStarts),
    reps: Int32Array.from(reps),
    movedCents: Float64Array.from(members, (m) => (m.moved ? m.baselineCents : 0)),
    prepared: new Map(),
  };
}
