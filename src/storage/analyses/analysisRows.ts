import type { AccountAnalysis, RepAnalysis } from '../../growth/types';

/** The analysis of an account as a row of account_analyses; always the same columns in the same order. */
export function accountRow(analysisId: string, a: AccountAnalysis) {
  return {
    analysis_id: analysisId,
    account_id: a.accountId,
    owner_id: a.ownerId,
    group_id: a.groupId,
    state: a.state,
    t4q_cents: a.t4qCents,
    prior_cents: a.priorCents,
    growth: a.growth,
    peer_growth: a.peerGrowth,
    relative_growth: a.relativeGrowth,
    potential_cents: a.potentialCents,
    potential_grade: a.potentialGrade,
    penetration: a.penetration,
    headroom_cents: a.headroomCents,
    candidate: a.candidate ? (1 as const) : (0 as const),
    detail: JSON.stringify(a),
  };
}

/** The analysis of a rep as a row of rep_analyses; always the same columns in the same order. */
export function repRow(analysisId: string, r: RepAnalysis) {
  return {
    analysis_id: analysisId,
    rep_id: r.repId,
    verdict: r.verdict,
    is_protected: r.protected ? (1 as const) : (0 as const),
    book_t4q_cents: r.bookT4qCents,
    book_headroom_cents: r.bookHeadroomCents,
    accounts: r.accounts,
    candidates: r.candidates,
    detail: JSON.stringify(r),
  };
}
