import { z } from 'zod';

/** Every schema that the description of the API names: what is answered, and what is sent. */
export const answers = z.registry<{ id: string }>();
export const bodies = z.registry<{ id: string }>();

/** Gives a schema of an answer its name in the description of the API. */
export function named<S extends z.ZodType>(id: string, schema: S): S {
  answers.add(schema, { id });
  return schema;
}

/** The same for a schema of what is sent. */
export function namedBody<S extends z.ZodType>(id: string, schema: S): S {
  bodies.add(schema, { id });
  return schema;
}
