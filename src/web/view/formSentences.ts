import type { z } from 'zod';

/**
 * What is wrong with a field of a form, in a sentence for people, where its schema has no words of its own: a field that
 * was not sent, was sent twice, or holds no number. Given to a schema's check; messages of the schema come first.
 */
export const formSentence: z.core.$ZodErrorMap = (issue) => {
  const { code, input } = issue;
  if (input === undefined || input === null) return 'Fill this in.';
  if (Array.isArray(input) && code === 'invalid_type') return 'This was sent more than once; give one answer.';
  if (code === 'invalid_type') return sentenceOfType(issue.expected);
  if (code === 'invalid_value') return 'Choose one of those offered.';
  if (code === 'too_big') return `At most ${issue.maximum}${unitOf(issue.origin)}.`;
  if (code === 'too_small') return `At least ${issue.minimum}${unitOf(issue.origin)}.`;
  return 'This cannot be used; look at it again.';
};

function sentenceOfType(expected: string): string {
  if (expected === 'int') return 'Write a whole number.';
  return expected === 'number' ? 'Write a number.' : 'This cannot be used; look at it again.';
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' answers' : '';
}
