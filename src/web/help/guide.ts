import { DEMO_PASSWORD, demoSignIns } from '../../app/demo/demoSignIns';
import { firstRotationFor } from '../../app/help/firstRotationFor';
import type { FirstRotation } from '../../help/firstRotation';
import { lookHere } from '../../help/lookHere';
import type { User } from '../../people/user';
import type { Services } from '../services';

/** The panel of the first rotation: where it stands, what to look at on this page, and who else can sign in to consent. */
export interface Guide extends FirstRotation {
  look: string | null;
  consent: { email: string; password: string } | null;
  /** What comes next is told at once on the dashboard; elsewhere it would push the page down. */
  open: boolean;
}

/** The panel for a user on a page of the demo company; 'away' when it was put away, null where there is none. */
export async function guideOf(
  { database, today }: Services,
  user: User | null,
  page: { path: string; isDemo: boolean },
): Promise<Guide | 'away' | null> {
  if (!page.isDemo || user?.role !== 'manager') return null;
  const first = await firstRotationFor(database.db, user, today());
  if (first === 'away') return 'away';
  const admin =
    first.step === 'approve' ? (await demoSignIns(database.db)).find(({ role }) => role === 'admin') : undefined;
  return {
    ...first,
    look: lookHere(page.path),
    open: page.path === '/',
    consent: admin ? { email: admin.email, password: DEMO_PASSWORD } : null,
  };
}
