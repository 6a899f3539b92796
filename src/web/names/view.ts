import type { NamesToDecide, Proposal } from '../../app/names/proposals';

const NOUNS = { account: 'Account', category: 'Product or category' } as const;
const STATES = {
  confirmed: { label: 'one', tone: 'done' },
  refused: { label: 'two', tone: 'quiet' },
  undone: { label: 'taken back', tone: 'quiet' },
} as const;

/** What the page of names shows: proposals with what speaks for them, and what was decided. */
export function namesView({ proposals, total, decided }: NamesToDecide) {
  return {
    proposals: proposals.map(proposalView),
    total,
    more: total - proposals.length,
    decided: decided.map((one) => ({
      ...one,
      noun: NOUNS[one.noun],
      ...STATES[one.state],
      canUndo: one.state !== 'undone',
    })),
  };
}

function proposalView({ noun, score, names }: Proposal) {
  const [first, second] = names;
  const same = first.name === second.name;
  const told = (name: string, externalId: string | null): string =>
    same && externalId ? `${name} (${externalId})` : name;
  return {
    noun: NOUNS[noun],
    score,
    names: names.map((name) => ({
      ...name,
      ownId: name.externalId === name.name ? null : name.externalId,
      href: noun === 'account' ? `/accounts/${name.id}` : null,
    })),
    differ: differences(noun, names),
    one: [
      { label: `One: ${told(first.name, first.externalId)}`, kept: first.id, other: second.id },
      { label: `One: ${told(second.name, second.externalId)}`, kept: second.id, other: first.id },
    ].map(({ label, kept, other }) => ({
      label,
      fields: { noun, keptId: kept, otherId: other, score, decision: 'one' },
    })),
    two: { noun, keptId: first.id, otherId: second.id, score, decision: 'two' },
  };
}

/** What speaks against it, in words. */
function differences(noun: Proposal['noun'], [a, b]: Proposal['names']): string[] {
  if (noun === 'category') return [];
  return [
    ...(a.region !== b.region ? ['different regions'] : []),
    ...(a.owner !== b.owner && a.owner !== null && b.owner !== null ? ['different owners'] : []),
  ];
}
