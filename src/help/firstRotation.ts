/** What has happened in the data since a newcomer began; counts are of the rotation they opened. */
export interface FirstRotationFacts {
  /** The newest rotation that this user opened; null = none. */
  rotation: { id: string; analysed: boolean } | null;
  plans: number;
  /** The newest plan. */
  planId: string | null;
  /** Trades by where they are; a trade counts once, where it stands now. */
  trades: { draft: number; submitted: number; approved: number; scheduled: number; inEffect: number };
  /** A trade that the next step is about. */
  tradeId: string | null;
  announced: boolean;
  handoffsDone: boolean;
  /** A rotation of others whose trades are in effect, to see how it ends. */
  earlierId: string | null;
}

const FIRST_STEPS = ['candidates', 'plan', 'compare', 'submit', 'approve', 'effect', 'handoff', 'review'] as const;

export type FirstStep = (typeof FIRST_STEPS)[number];

export interface FirstRotation {
  step: FirstStep;
  /** Place of the step, from 1, and how many there are. */
  at: number;
  of: number;
  /** What to do next, a sentence. */
  next: string;
  /** Where that is done. */
  href: string;
  link: string;
  /** Pages of an earlier rotation that show what is still to come here. */
  meanwhile: { label: string; href: string }[];
}

type Next = Pick<FirstRotation, 'next' | 'href' | 'link'>;

/** Where a newcomer's first rotation stands, and what is to be done next. It moves on by what is in the data alone. */
export function firstRotationOf(facts: FirstRotationFacts): FirstRotation {
  const step = stepNow(facts);
  const at = FIRST_STEPS.indexOf(step) + 1;
  const waits = step === 'effect' && facts.announced;
  const meanwhile =
    waits && facts.earlierId !== null
      ? [
          { label: 'handoffs of an earlier rotation', href: `/rotations/${facts.earlierId}/handoffs` },
          { label: 'what its exchanges did', href: `/rotations/${facts.earlierId}/outcome` },
          { label: 'the review', href: '/review' },
        ]
      : [];
  return { step, at, of: FIRST_STEPS.length, ...nextOf(step, facts), meanwhile };
}

function stepNow({ rotation, plans, trades, handoffsDone }: FirstRotationFacts): FirstStep {
  if (trades.inEffect > 0) return handoffsDone ? 'review' : 'handoff';
  if (trades.scheduled + trades.approved > 0) return 'effect';
  if (trades.submitted > 0) return 'approve';
  if (trades.draft > 0) return 'submit';
  if (rotation === null || !rotation.analysed) return 'candidates';
  return plans === 0 ? 'plan' : plans === 1 ? 'compare' : 'submit';
}

function nextOf(step: FirstStep, facts: FirstRotationFacts): Next {
  const rotation = facts.rotation === null ? '/rotations' : `/rotations/${facts.rotation.id}`;
  const plan = facts.planId === null ? rotation : `/plans/${facts.planId}`;
  const trade = facts.tradeId === null ? `${rotation}#trades` : `/trades/${facts.tradeId}`;
  switch (step) {
    case 'candidates':
      return facts.rotation === null
        ? {
            next: 'Open a rotation; what it begins with can stay as it is.',
            href: '/rotations/new',
            link: 'New rotation',
          }
        : {
            next: 'Every account is being compared with similar ones; this takes a moment.',
            href: rotation,
            link: 'The rotation',
          };
    case 'plan':
      return {
        next: 'Look through the candidates, keep one out if it must stay, then press “Make a plan” on the rotation’s page.',
        href: `${rotation}/candidates`,
        link: 'Candidates',
      };
    case 'compare':
      return {
        next: 'Make a second plan with another limit, to compare the two. Both stay.',
        href: `${plan}/again`,
        link: 'Plan again with changes',
      };
    case 'submit':
      return facts.trades.draft > 0
        ? {
            next: 'Submit a trade: how success is measured, when it is looked at, who is credited.',
            href: trade,
            link: 'The trade',
          }
        : {
            next: 'Compare the plans, then take the ticked swaps of one into trades.',
            href: `${rotation}#plans`,
            link: 'The plans',
          };
    case 'approve':
      return {
        next: 'Somebody else consents: two people agree to every trade. Sign in as them, consent, and come back.',
        href: trade,
        link: 'Who is to consent',
      };
    case 'effect':
      return effectNext(facts, rotation);
    case 'handoff':
      return {
        next: 'See how the accounts are handed over, and what is late.',
        href: `${rotation}/handoffs`,
        link: 'Handoffs',
      };
    case 'review':
      return { next: 'Read what the exchanges did, and decide about each.', href: '/review', link: 'Review' };
  }
}

function effectNext({ trades, announced }: FirstRotationFacts, rotation: string): Next {
  if (trades.approved > 0 && trades.scheduled === 0)
    return { next: 'Give the agreed trades their date.', href: `${rotation}#trades`, link: 'The trades' };
  if (!announced)
    return {
      next: 'Announce the trades: until then the reps see nothing.',
      href: `${rotation}#announcement`,
      link: 'Announcement',
    };
  return {
    next: 'Reps may challenge now. Owners change on the day of effect, by themselves; until then nothing is left for you to do.',
    href: rotation,
    link: 'Where it stands',
  };
}
