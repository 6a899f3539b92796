import { z } from 'zod';
import { kind } from '../kind';

/** What managers are told about standing in for each other. */
export const standInKinds = {
  standInNamed: kind({
    label: 'I am to stand in for another manager',
    for: 'managers',
    normally: 'atOnce',
    about: z.strictObject({}),
    sentence: () => 'Somebody was named to stand in while a manager is away; the page says who, when and why.',
    href: () => '/profile/absence',
  }),
};
