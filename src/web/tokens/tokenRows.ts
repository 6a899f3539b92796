import type { ApiToken } from '../../storage/people/apiTokens';
import type { Tone } from '../view/tones';

/** A token as the lists of tokens show it: what it may do in one line, and whether it still opens anything. */
export function tokenRows(tokens: readonly ApiToken[], realNow: string) {
  return tokens.map((token) => {
    const state = stateOf(token, realNow);
    return { ...token, scopes: token.scopes.join(', '), state, holds: state.label === 'holds' };
  });
}

function stateOf(token: ApiToken, realNow: string): { label: string; tone: Tone } {
  if (token.revokedAt !== null) return { label: 'revoked', tone: 'quiet' };
  if (token.expiresAt <= realNow) return { label: 'expired', tone: 'quiet' };
  if (token.userDisabled) return { label: 'user disabled', tone: 'quiet' };
  return { label: 'holds', tone: 'done' };
}
