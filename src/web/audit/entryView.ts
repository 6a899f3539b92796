import type { User } from '../../people/user';
import type { AuditEntry } from '../../storage/audit/auditPages';
import { isOpen } from '../view/nav';

const PAGES: Record<string, string> = {
  trade: '/trades/',
  rotation: '/rotations/',
  plan: '/plans/',
  user: '/users/',
  webhook: '/webhooks/',
};

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
  const page = PAGES[entry.subjectType];
  const href = page && page + encodeURIComponent(entry.subjectId);
  const number = entry.payload?.number;
  const name = entry.payload?.name;
  const label = typeof number === 'number' ? `${entry.subjectType} ${number}` : entry.subjectType;
  return {
    ...entry,
    through: entry.token?.name ?? null,
    what: inWords(entry.action),
    href: href && isOpen(href, reader) ? href : null,
    label: typeof name === 'string' && entry.subjectType !== 'trade' ? `${label} ${name}` : label,
    details: entry.payload === null ? null : JSON.stringify(entry.payload, null, 2),
  };
}
