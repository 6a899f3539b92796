import type { CustomerGroups } from '../accounts/groups';
import { type AccountColumns, orNull, relative, UNOWNED } from './accountColumns';
import type { Company } from './company';
import { headroomOf, penetrationOf } from './figures';
import { potentialGrade } from './potential';
import type { AccountFigures } from './reasons';
import type { SizeTercile } from './sizeTerciles';
import { ACCOUNT_STATES } from './states';

/** Puts one account's figures together from the columns. */
export function accountFigures(
  company: Company,
  columns: AccountColumns,
  groups: CustomerGroups,
  position: number,
): AccountFigures {
  const { figures } = columns;
  const { whiteSpace, categoriesBought } = columns.whiteSpace.of(position);
  const accountId = company.accounts[position].id;
  const growth = orNull(figures.growth[position]);
  const peerGrowth = orNull(columns.peerGrowth[position]);
  const p = orNull(columns.trendP[position]);
  return {
    accountId,
    ownerId: columns.owner[position] === UNOWNED ? null : columns.owner[position],
    groupId: groups.groupOf.get(accountId)!,
    state: ACCOUNT_STATES[columns.state[position]],
    t4qCents: figures.t4q[position],
    priorCents: figures.prior[position],
    growth,
    peerGrowth,
    relativeGrowth: relative(growth, peerGrowth),
    percentile: figures.growthPeers.shareBelow(position),
    peers: figures.growthPeers.group(position),
    trend: p === null ? null : { slopePerYear: columns.slopePerYear[position], p },
    volatility: orNull(columns.volatility[position]),
    potentialCents: figures.potential[position],
    potentialGrade: potentialGrade(company, position),
    penetration: penetrationOf(figures, position),
    headroomCents: headroomOf(figures, position),
    whiteSpace,
    categoriesBought,
    categoriesOffered: columns.whiteSpace.categoriesOffered,
    tenureYears: orNull(columns.tenureYears[position]),
    ...(columns.tenureAtLeast[position] === 1 ? { tenureAtLeast: true } : {}),
    sizeTercile: figures.terciles[position] as SizeTercile,
    ownerCapture: { years: columns.captureYears[position], rate: columns.captureRate[position] },
  };
}
