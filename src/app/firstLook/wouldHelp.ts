import type { DataThere } from '../../storage/analyses/firstLookPages';

/** Something that is not in the data yet, and what the product could do with it. */
export interface WouldHelp {
  what: string;
  gives: string;
}

/** What more data would add, the most telling first; nothing for what is there. */
export function wouldHelp(there: DataThere): WouldHelp[] {
  const { accounts } = there;
  const few = (known: number): boolean => known < accounts / 2;
  const missing: [boolean, WouldHelp][] = [
    [
      few(there.withSegment),
      {
        what: 'Segments of the accounts',
        gives: 'growth is compared with customers of the same kind instead of with all',
      },
    ],
    [
      few(there.withRegion),
      {
        what: 'Regions of the accounts',
        gives: 'swaps stay within reach of the reps, and similar customers are those nearby',
      },
    ],
    [
      few(there.withPotential),
      {
        what: 'Annual potential, as far as the reps know it',
        gives: 'the room left in an account is known instead of estimated from similar ones',
      },
    ],
    [
      there.categories < 2,
      { what: 'Product or category of each sale', gives: 'it shows what similar customers buy and this one does not' },
    ],
    [
      there.openDeals === 0,
      { what: 'Open deals with their day of creation', gives: 'accounts in the middle of a deal are left alone' },
    ],
    [
      there.withManager === 0,
      { what: 'Managers of the reps', gives: 'swaps stay within teams, and each manager sees their own' },
    ],
    [few(there.withIndustry), { what: 'Industries of the accounts', gives: 'accounts go to reps who know the trade' }],
    [
      !there.withMargin,
      { what: 'Margin beside the amount', gives: 'fairness can count what is earned instead of what is sold' },
    ],
  ];
  return missing.filter(([isMissing]) => isMissing).map(([, help]) => help);
}
