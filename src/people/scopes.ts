import type { Role } from './user';

/** What a token may be used for. It never may do more than the user who made it. */
export const SCOPES = ['read', 'own', 'propose', 'approve', 'import', 'admin'] as const;

export type TokenScope = (typeof SCOPES)[number];

/** What each scope opens, as people read it. */
export const SCOPE_WORDS: Record<TokenScope, string> = {
  read: 'read what you can see',
  own: 'challenge, say wishes, mark steps of handoffs and of coaching, write coaching notes',
  propose: 'open rotations, ask for analyses, plans and wishes, draft, submit and withdraw trades, coach',
  approve: 'consent to trades and take that back, reject, schedule, bring into effect, answer challenges',
  import: 'upload, commit and discard data, write files for the CRM, decide differences with it',
  admin: 'read the audit trail and the deliveries of webhooks, and send them again',
};

const OF_ROLE: Record<Role, readonly TokenScope[]> = {
  admin: SCOPES,
  manager: ['read', 'own', 'propose', 'approve'],
  leader: ['read', 'own', 'admin'],
  rep: ['read', 'own'],
};

/** The scopes that mean something to a role; others would open nothing. */
export function scopesFor(role: Role): readonly TokenScope[] {
  return OF_ROLE[role];
}

/** True for the name of a scope. */
export function isScope(text: string): text is TokenScope {
  return (SCOPES as readonly string[]).includes(text);
}
