import { z } from 'zod';

/** auto follows the device. */
export const themeSchema = z.enum(['auto', 'light', 'dark']);

export type Theme = z.infer<typeof themeSchema>;

const COOKIE = /(?:^|;\s*)theme=(auto|light|dark)(?:;|$)/;

/** The theme chosen in this browser. */
export function themeOf(cookieHeader: string | undefined): Theme {
  return (COOKIE.exec(cookieHeader ?? '')?.[1] as Theme | undefined) ?? 'auto';
}
