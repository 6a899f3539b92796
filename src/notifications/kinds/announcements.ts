import { z } from 'zod';
import { grouped, kind } from '../kind';

/** What reps are told once an exchange is announced. */
export const announcementKinds = {
  accountsAnnounced: kind({
    label: 'Accounts are coming to me or leaving me',
    for: 'reps',
    normally: 'atOnce',
    about: z.strictObject({ coming: z.number().int(), leaving: z.number().int() }),
    sentence: ({ coming, leaving }) => `An account exchange is announced: ${moves(coming, leaving)}.`,
    href: () => '/my-accounts',
  }),
  specialistTold: kind({
    label: 'An account that I serve beside its owner gets another owner',
    for: 'reps',
    normally: 'atOnce',
    about: z.strictObject({ accounts: z.number().int() }),
    sentence: ({ accounts: n }) =>
      n === 1
        ? 'Another owner comes to an account that you serve as a specialist; you stay with it.'
        : `Other owners come to ${grouped(n)} accounts that you serve as a specialist; you stay with them.`,
    href: () => '/my-accounts',
  }),
  exchangeTakenBack: kind({
    label: 'An announced exchange of mine does not come about',
    for: 'reps',
    normally: 'atOnce',
    about: z.strictObject({}),
    sentence: () => 'An announced account exchange is taken back; the accounts stay where they are.',
    href: () => '/my-accounts',
  }),
  exchangePostponed: kind({
    label: 'An announced exchange of mine gets another date',
    for: 'reps',
    normally: 'atOnce',
    about: z.strictObject({}),
    sentence: () =>
      'An account exchange did not take place as announced and gets another date. It will be announced anew; until then the accounts stay where they are.',
    href: () => '/my-accounts',
  }),
};

function moves(coming: number, leaving: number): string {
  const parts = [
    coming > 0 ? `${accounts(coming)} coming to you` : '',
    leaving > 0 ? `${accounts(leaving)} leaving you` : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || 'your accounts stay as they are';
}

const accounts = (n: number): string => (n === 1 ? '1 account' : `${grouped(n)} accounts`);
