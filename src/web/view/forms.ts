import type { z } from 'zod';
import { isProductError } from '../../shared/errors';
import { formSentence } from './formSentences';

/** What is wrong with a form: a sentence by field name; '' holds what belongs to no field. */
export type FieldErrors = Record<string, string>;

export type ParsedForm<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/** Checks a form body. The first problem of each field counts; the schema's messages are what a person reads. */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): ParsedForm<z.output<S>> {
  const result = schema.safeParse(body ?? {}, { error: formSentence });
  if (result.success) return { ok: true, value: result.data };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) errors[issue.path.join('.')] ??= issue.message;
  return { ok: false, errors };
}

/**
 * Turns an error that the form can show into field errors: details.field of a ProductError names the field, without it
 * the sentence stands above the form. Anything else (defects, notFound, busy) is thrown on.
 */
export function formErrors(error: unknown): FieldErrors {
  if (!isProductError(error) || error.kind === 'notFound' || error.kind === 'busy') throw error;
  const field = error.details?.field;
  return { [typeof field === 'string' ? field : '']: error.message };
}

/** The name of the showing of a form that was sent (the `once` helper writes it); '' without one. */
export function onceOf(body: Record<string, unknown> | undefined): string {
  return typeof body?.once === 'string' ? body.once.slice(0, 100) : '';
}
