import { z } from 'zod';
import { MIN_PASSWORD_LENGTH } from '../../app/users/password';

/** Form fields that describe a person, the same everywhere. */
export const nameField = z
  .string('Write the name.')
  .trim()
  .min(1, 'Write the name.')
  .max(100, 'At most 100 characters.');

export const emailField = z
  .string('Write the e-mail address.')
  .trim()
  .max(200, 'At most 200 characters.')
  .pipe(z.email('This is not an e-mail address; write one like name@example.com.'));

export const passwordField = z
  .string('Choose a password.')
  .min(MIN_PASSWORD_LENGTH, `Choose a password of at least ${MIN_PASSWORD_LENGTH} characters.`)
  .max(200, 'At most 200 characters.');
