/** What a newcomer should look at on a page, by its path. */
const LOOK: readonly [RegExp, string][] = [
  [
    /^\/$/,
    'The first sentence says how much money stands still. Below: what waits for you, and how far the running rotation is.',
  ],
  [
    /^\/rotations\/new$/,
    'The values come from the company’s policy. The quarter of effect is what matters; leave the rest for now.',
  ],
  [
    /^\/rotations\/[^/]+\/candidates$/,
    'Each account says why it is up for review, and “Keep out” asks for a reason and a last day.',
  ],
  [/^\/rotations\/[^/]+\/reps$/, 'Where a whole book is behind its market, coaching comes before exchanging.'],
  [
    /^\/rotations\/[^/]+\/comparison$/,
    'Line by line: what each plan expects, how far books change, and which swaps they share.',
  ],
  [
    /^\/rotations\/[^/]+\/handoffs$/,
    'Every account that changes hands with its steps: done, late, and no order since it moved.',
  ],
  [
    /^\/rotations\/[^/]+\/outcome$/,
    'The effect with its range comes first; plain before and after stands below, because accounts also recover by themselves.',
  ],
  [/^\/rotations\/[^/]+$/, 'The line at the top says where the rotation stands, the sentence below it who is to act.'],
  [/^\/plans\/[^/]+\/again$/, 'Each field is a limit of the policy, for this plan alone. Changing one is enough.'],
  [
    /^\/plans\/[^/]+$/,
    'First what all swaps bring, then each swap with its gain, its loss and the growth from which it has paid; “why” explains one.',
  ],
  [/^\/trades\/[^/]+$/, 'Both sides before and after, then the credit terms, and who has to consent.'],
  [/^\/review$/, 'The pooled effect with its range leads; a single exchange proves little.'],
];

/** A sentence on what to look at on the page, or null where none is needed. */
export function lookHere(path: string): string | null {
  return LOOK.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
