import type { RepId } from '../../../accounts/types';
import type { User } from '../../../people/user';
import { pageNotFound } from '../../middleware/signedIn';

/** The rep that the user of the token is; for others what is a rep's own does not exist. */
export function ownRep(user: Pick<User, 'repId'>): RepId {
  if (user.repId === null) throw pageNotFound();
  return user.repId;
}
