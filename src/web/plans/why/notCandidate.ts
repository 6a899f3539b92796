import type { AccountId } from '../../../accounts/types';
import { withoutFigures } from '../../../growth/reps/withhold';
import { blockWords } from '../../../growth/words/blockWords';
import { canSeeRepFigures } from '../../../people/permissions';
import type { User } from '../../../people/user';
import type { Section } from '../../../planning/explain/section';
import { capitalised } from '../../../shared/wording';
import { accountAnalysis } from '../../../storage/accounts/accountPages';
import { companyTelling } from '../../../storage/people/company';
import type { Services } from '../../services';
import type { WhySubject } from './subject';

/** Why an account is not among the candidates that the plan chose from, as the rotation's analysis found. */
export async function notCandidate(
  services: Services,
  { rotation, problem }: WhySubject,
  { id, name }: { id: AccountId; name: string },
  user: User,
): Promise<Section> {
  const heading = `${name} is not up for review in this plan`;
  const { db } = services.database;
  const kept = (problem.input.keptOut ?? []).find(({ accounts }) => accounts.some((account) => account.id === id));
  if (kept) {
    const items = kept.exclusions.map(({ reason, until }) => `Excluded until ${until}: ${reason}`);
    return { heading, sentences: ['Only exclusions keep it out.'], items };
  }
  const found = rotation.analysisId === null ? null : await accountAnalysis(db, rotation.analysisId, id);
  if (!found) return { heading, sentences: ['The analysis of this rotation has no revenue of it.'] };
  if (found.candidate) {
    return {
      heading,
      sentences: ['It was, but when the plan was made an open trade held it already or it had changed hands.'],
    };
  }
  const telling = await companyTelling(db);
  const tell = canSeeRepFigures(user, found.ownerId, telling);
  const blocks = tell ? found.notCandidateBecause : found.notCandidateBecause.map(withoutFigures);
  if (found.state === 'growing' && blocks.length === 0) return { heading, sentences: ['It grows.'] };
  return { heading, sentences: ['What keeps it out:'], items: blocks.map((b) => capitalised(blockWords(b, telling))) };
}
