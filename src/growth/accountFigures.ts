import type { CustomerGroups } from '../accounts/groups';
import { type Ledger, spellOn } from '../accounts/ledger';
import { daysBetween } from '../shared/calendar';
import { type Company, quartersOfHistory } from './company';
import { type Figures, headroomOf, penetrationOf } from './figures';
import { OwnerCapture } from './ownerCapture';
import { potentialGrade } from './potential';
import type { AccountFigures } from './reasons';
import { pooledQuarters } from './seasonality';
import type { SizeTercile } from './sizeTerciles';
import { accountState } from './states';
import { movementOf } from './trend';
import { WhiteSpace } from './whiteSpace';

const DAYS_A_YEAR = 365.25;

/** Everything about every account that does not depend on policy about candidates, ascending by account id. */
export function accountFigures(company: Company, ledger: Ledger, groups: CustomerGroups, figures: Figures) {
  const { input } = company;
  const { asOf, cutOff, policy } = input;
  const pooled = pooledQuarters(company);
  const whiteSpace = new WhiteSpace(company, figures.t4q);
  const capture = new OwnerCapture(company, ledger, figures);

  return company.accounts.map((account, position): AccountFigures => {
    const t4qCents = figures.t4q[position];
    const growth = orNull(figures.growth[position]);
    const peerGrowth = figures.growthPeers.quantile(position, 0.5);
    const relativeGrowth = growth === null || peerGrowth === null ? null : growth - peerGrowth;
    const penetration = penetrationOf(figures, position);
    const quarters = quartersOfHistory(company, position, asOf);
    const spell = spellOn(ledger, account.id, cutOff);
    return {
      accountId: account.id,
      ownerId: spell?.repId ?? null,
      groupId: groups.groupOf.get(account.id)!,
      state: accountState({ quarters, t4qCents, growth, relativeGrowth, penetration }, policy.growth),
      t4qCents,
      priorCents: figures.prior[position],
      growth,
      peerGrowth,
      relativeGrowth,
      percentile: figures.growthPeers.shareBelow(position),
      peers: figures.growthPeers.group(position),
      ...movementOf(company, pooled, position, figures.growthPeers.level(position)),
      potentialCents: figures.potential[position],
      potentialGrade: potentialGrade(company, position),
      penetration,
      headroomCents: headroomOf(figures, position),
      ...whiteSpace.of(position),
      categoriesOffered: whiteSpace.categoriesOffered,
      tenureYears: spell && Math.round((daysBetween(spell.from, cutOff) / DAYS_A_YEAR) * 100) / 100,
      sizeTercile: figures.terciles[position] as SizeTercile,
      ownerCapture: capture.of(position),
    };
  });
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
