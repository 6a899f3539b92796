import type { HelperOptions } from 'handlebars';
import { roleLabel } from '../roles';
import { stateLabel, stateTone, verdictTone } from '../tones';

/** {{#if (eq a b)}}, {{#if (same '1' 1)}} (as text), {{join 'a' 'b'}} and the like; {{list 'a' 'b'}} makes a list, {{object a=1}} an object, {{firstOf a b}} the first that is given. */
export const logic = {
  eq: (a: unknown, b: unknown): boolean => a === b,
  same: (a: unknown, b: unknown): boolean => a !== undefined && a !== null && String(a) === String(b ?? ''),
  ne: (a: unknown, b: unknown): boolean => a !== b,
  gt: (a: number, b: number): boolean => a > b,
  lt: (a: number, b: number): boolean => a < b,
  not: (a: unknown): boolean => !a,
  and: (...given: unknown[]): boolean => given.slice(0, -1).every(Boolean),
  or: (...given: unknown[]): unknown => given.slice(0, -1).find(Boolean) ?? false,
  firstOf: (...given: unknown[]): unknown => given.slice(0, -1).find((value) => value !== undefined && value !== null),
  /** One of a list, or of a text with commas. */
  among: (item: string, all: unknown): boolean =>
    (Array.isArray(all) ? all : String(all ?? '').split(',')).includes(item),
  list: (...given: unknown[]): unknown[] => given.slice(0, -1),
  join: (...given: unknown[]): string => given.slice(0, -1).join(''),
  roleLabel: (role: string): string => roleLabel(role),
  stateLabel: (state: string): string => stateLabel(state),
  stateTone: (state: string): string => stateTone(state),
  verdictTone: (verdict: string): string => verdictTone(verdict),
  object: (options: HelperOptions): Record<string, unknown> => ({ ...options.hash }),
};
