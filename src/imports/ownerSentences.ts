/** What histories of accounts told about their owners. */
export interface OwnersFromHistory {
  files: string[];
  /** Accounts whose owners come from it, and their spells. */
  changed: number;
  spells: number;
  /** Accounts whose history ends with another owner than the list of accounts names. */
  contradicted: number;
  /** Rows that name somebody who is no rep. */
  unknownReps: number;
  /** Rows of accounts that are not known, or without a day that can be read. */
  leftOut: number;
}

/** How often the next sale to a customer has the same rep: what was seen and what chance would give, from 0 to 1. */
export interface RepeatFound {
  verdict: 'better' | 'noBetter' | 'tooFew';
  /** Pairs of one month with sales and the next of the same account, and those with one rep. */
  pairs: number;
  same: number;
  chance: number;
  /** One-sided. */
  p: number;
}

/** How the owners of an import came about. */
export interface OwnersFound {
  /** Accounts that got owners from their sales, and their spells. */
  accounts: number;
  spells: number;
  /** Sales told past changes of owner, too, not only the present owner. */
  changes: boolean;
  /** Null where sales were not asked, as owners are told otherwise. */
  repeats: RepeatFound | null;
  /** Null without a history; `single` = accounts with an owner and no change in it. */
  history: (OwnersFromHistory & { single: number }) | null;
}

/** Sentences on where owners come from, and on what of it deserves a look. */
export function ownerSentences(found: OwnersFound): { warnings: string[]; derivations: string[] } {
  const history = found.history ? ofHistory(found.history) : { warnings: [], derivations: [] };
  const sales = found.repeats ? ofSales(found.repeats, found) : { warnings: [], derivations: [] };
  return {
    warnings: [...history.warnings, ...sales.warnings],
    derivations: [...history.derivations, ...sales.derivations],
  };
}

function ofHistory(found: OwnersFromHistory & { single: number }): { warnings: string[]; derivations: string[] } {
  const { files, changed, spells, single, contradicted, unknownReps, leftOut } = found;
  const derivations: string[] = [];
  const warnings: string[] = [];
  if (changed > 0) {
    derivations.push(
      `Ownership of ${count(changed, 'account', 'accounts')} comes from the account history (${files.join(', ')}; ${count(spells, 'spell', 'spells')}). What precedes the first change of an account counts for its old owner, from the day when the account was created or, if that is not told, from its first month of revenue.`,
    );
  }
  if (single > 0) {
    derivations.push(
      `${count(single, 'other account has', 'other accounts have')} no change of owner in the account history: one owner since the first month of revenue or the first day of the rep, whichever is later.`,
    );
  }
  if (changed === 0)
    warnings.push(`The account history (${files.join(', ')}) tells no change of owner that can be used.`);
  if (contradicted > 0) {
    warnings.push(
      `The account history of ${count(contradicted, 'account ends', 'accounts end')} with another owner than the list of accounts names. Its history was left out and the owner of the list counts; export both on the same day.`,
    );
  }
  if (unknownReps > 0) {
    warnings.push(
      `${count(unknownReps, 'row of the account history names', 'rows of the account history name')} an owner who is not among the reps. That time stays without an owner unless a second row tells who it was; add former users to the export.`,
    );
  }
  if (leftOut > 0) {
    warnings.push(
      `${count(leftOut, 'change of owner was', 'changes of owner were')} left out: the account is not known, or the day cannot be read.`,
    );
  }
  return { warnings, derivations };
}

function ofSales(
  repeats: RepeatFound,
  { accounts, spells, changes }: Pick<OwnersFound, 'accounts' | 'spells' | 'changes'>,
): { warnings: string[]; derivations: string[] } {
  const { verdict, pairs, same, chance } = repeats;
  const seen = `Of ${count(pairs, 'time', 'times')} that a customer bought again in a later month, the rep was the same in ${same.toLocaleString('en-US')} (${percent(same / pairs)}); chance alone would give ${percent(chance)}`;
  if (verdict === 'noBetter') {
    return {
      warnings: [
        `${seen}. The rep of a sale says nothing about who owns the customer, so no owner was taken from sales. Add a list of accounts with their owners.`,
      ],
      derivations: [],
    };
  }
  if (accounts === 0) return { warnings: [], derivations: [] };
  const owned = `No file says who owns the accounts: ${count(accounts, 'account is', 'accounts are')} owned by who sold to them`;
  const taken = changes
    ? `${owned}, with ${count(spells - accounts, 'change', 'changes')} of owner. The rep who sold most in two quarters with sales in a row owns an account from the first month of theirs in the first of the two; one quarter of another rep is no change. Before its first spell nobody is known as the owner, so how long the first one has had it is told as "at least".`
    : `${owned} in their latest month, the larger amount deciding, from the first month in which that rep is seen. What was before is not known, so how long they have had it is told as "at least".`;
  if (verdict === 'tooFew') {
    return {
      warnings: [],
      derivations: [`${taken} There are too few repeated sales to test whether reps keep their customers.`],
    };
  }
  const weak = same * 2 < pairs;
  return {
    warnings: weak
      ? [
          `${seen}. Reps keep customers more often than by chance, yet mostly not: treat the owners taken from sales as a first guess.`,
        ]
      : [],
    derivations: [weak ? taken : `${taken} ${seen}.`],
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
