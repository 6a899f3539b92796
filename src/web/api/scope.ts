import type { TokenScope } from '../../people/scopes';
import { ApiRefusal } from './problem';

/** Refuses a token that is not for what is asked, and says what it lacks: 403 token.scope. */
export function requireScope(scopes: readonly TokenScope[], scope: TokenScope): void {
  if (scopes.includes(scope)) return;
  const sentence = `This token is not for it: it lacks the scope "${scope}". Make a token with it in your profile.`;
  const header = { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` };
  throw new ApiRefusal(403, 'token.scope', sentence, { scope }, header);
}
