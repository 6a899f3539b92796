import { canManageUsers, canManageWebhooks } from '../../people/permissions';
import type { User } from '../../people/user';
import type { AuditEntry } from '../../storage/audit/auditPages';

const PAGES: Record<string, string> = {
  trade: '/trades/',
  rotation: '/rotations/',
  plan: '/plans/',
  user: '/users/',
  webhook: '/webhooks/',
};

const OPEN_TO: Record<string, (user: User) => boolean> = { user: canManageUsers, webhook: canManageWebhooks };

/** A stored name as words, e.g. 'trade.undoProposed' → 'trade undo proposed'. */
export function inWords(name: string): string {
  return name
    .replace(/[._]/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_all, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/\bcrm\b/g, 'CRM');
}

/**
 * An entry of the audit log as its page shows it: what it is about, as a link where the reader may follow it, and its payload
 * as indented text.
 */
export function entryView(entry: AuditEntry, reader: User) {
  const mayOpen = OPEN_TO[entry.subjectType]?.(reader) ?? true;
  const page = mayOpen ? PAGES[entry.subjectType] : undefined;
  const number = entry.payload?.number;
  const name = entry.payload?.name;
  const label = typeof number === 'number' ? `${entry.subjectType} ${number}` : entry.subjectType;
  return {
    ...entry,
    through: entry.token?.name ?? null,
    what: inWords(entry.action),
    href: page ? page + entry.subjectId : null,
    label: typeof name === 'string' && entry.subjectType !== 'trade' ? `${label} ${name}` : label,
    details: entry.payload === null ? null : JSON.stringify(entry.payload, null, 2),
  };
}
