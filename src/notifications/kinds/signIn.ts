import { z } from 'zod';
import { kind } from '../kind';

/** What users are told about their own sign-in, so that a change by somebody else does not stay unnoticed. */
export const signInKinds = {
  passwordChanged: kind({
    label: 'My password is changed',
    for: 'everybody',
    normally: 'atOnce',
    always: true,
    about: z.strictObject({ byAdministrator: z.boolean() }),
    sentence: ({ byAdministrator }) =>
      byAdministrator
        ? 'An administrator gave you a new password, and your API tokens are revoked. If you did not ask for one, ask who looks after Rotation Planner.'
        : 'Your password was changed. If it was not you, choose another one under “Forgotten?” at the sign-in and tell an administrator.',
    href: () => '/profile',
  }),
  tokenMade: kind({
    label: 'An API token is made in my name',
    for: 'everybody',
    normally: 'atOnce',
    always: true,
    about: z.strictObject({}),
    sentence: () =>
      'An API token was made in your name. If it was not you, revoke it, change your password and tell an administrator.',
    href: () => '/profile/tokens',
  }),
};
