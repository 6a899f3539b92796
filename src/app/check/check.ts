import type { AuditHead } from '../../audit/chain';
import type { PlanPolicy } from '../../planning/policy';
import { verifyTransfers } from '../../planning/transfers/verifyTransfers';
import { verifyPlan } from '../../planning/verify';
import { auditProblems } from '../../storage/audit/auditProblems';
import type { Database, Db } from '../../storage/database';
import { fileProblems, ledgerProblems, revenueProblems, tradeProblems } from '../../storage/integrity';
import { loadPlan, type PlanHeader, planIds } from '../../storage/plans/plans';
import { listTransferPlans, loadTransferPlan } from '../../storage/plans/transferPlans';
import { getRotation } from '../../storage/rotations/rotations';
import { agreedByPlan, wrongTogether } from './agreedTogether';
import { lotteryProblems } from './lotteryProblems';

export interface CheckPart {
  name: 'file' | 'ledger' | 'revenue' | 'trades' | 'audit' | 'plans' | 'lottery';
  problems: string[];
}

/**
 * Examines the whole database: at most one owner a day, money that adds up, trades that match the ledger, an unbroken
 * audit chain, every stored plan, and what was agreed of it, against the snapshot it was made from, and every draw
 * against its record and seed. Reads only.
 * @param kept head of the audit chain that was noted before
 */
export async function check(database: Database, kept: AuditHead | null = null): Promise<CheckPart[]> {
  const { db } = database;
  return [
    { name: 'file', problems: fileProblems(database) },
    { name: 'ledger', problems: await ledgerProblems(db) },
    { name: 'revenue', problems: await revenueProblems(db) },
    { name: 'trades', problems: await tradeProblems(db) },
    { name: 'audit', problems: await auditProblems(db, kept) },
    { name: 'plans', problems: [...(await planProblems(database)), ...(await transferProblems(database))] },
    { name: 'lottery', problems: await lotteryProblems(db) },
  ];
}

async function planProblems({ db }: Database): Promise<string[]> {
  const problems: string[] = [];
  const agreed = await agreedByPlan(db);
  for (const id of await planIds(db)) {
    const stored = await loadPlan(db, id);
    if (!stored) continue;
    const name = `Plan "${stored.header.name}" (${id})`;
    if (!stored.snapshotIntact) problems.push(`${name}: the stored snapshot was altered.`);
    const wrong = verifyPlan(stored.input, stored.plan).map((violation) => violation.sentence);
    const rotation = await rotationLimits(db, stored.header);
    for (const one of agreed.get(id) ?? []) wrong.push(...wrongTogether(stored.input, stored.plan, one, rotation));
    problems.push(...wrong.map((sentence) => `${name}: ${sentence}`));
  }
  return problems;
}

/** The limits of a plan's rotation, where the plan was made under others. */
async function rotationLimits(db: Db, { rotationId, changes }: PlanHeader): Promise<PlanPolicy | undefined> {
  if (rotationId === null || Object.keys(changes?.limits ?? {}).length === 0) return undefined;
  return (await getRotation(db, rotationId))?.policy.plan;
}

async function transferProblems({ db }: Database): Promise<string[]> {
  const problems: string[] = [];
  for (const { id } of await listTransferPlans(db)) {
    const stored = await loadTransferPlan(db, id);
    if (!stored) continue;
    const name = `Plan of transfers ${id}`;
    if (!stored.snapshotIntact) problems.push(`${name}: the stored snapshot was altered.`);
    for (const sentence of verifyTransfers(stored.input, stored.plan)) problems.push(`${name}: ${sentence}`);
  }
  return problems;
}
