import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { keepNamesApart, mergeNames, undoNames } from '../../app/names/decideNames';
import { namesToDecide, type Proposal } from '../../app/names/proposals';
import { ProductError } from '../../shared/errors';
import { formatAmount } from '../../shared/money';
import type { Database } from '../../storage/database';
import { idsNamed, type Noun } from '../../storage/names/merges';
import { action, withGlobalOptions } from '../context';

interface Options {
  merge?: boolean;
  apart?: boolean;
  undo?: string;
  products?: boolean;
}

/** `rotation names`: which names may stand for one; makes them one, keeps them apart, takes such a decision back. */
export function namesCommand(program: Command): void {
  withGlobalOptions(program.command('names'))
    .argument('[kept]', 'name that stays, exactly as it is written')
    .argument('[other]', 'name that is taken for it')
    .description('list names of accounts and products that may stand for one, and decide on two of them')
    .option('--merge', 'the two are one: revenue, deals and contacts of the other count for the kept one')
    .option('--apart', 'the two are two: they are not proposed again')
    .option('--products', 'the names are of products or categories, not of accounts')
    .option('--undo <id>', 'take a decision back')
    .action(
      action(async (context, kept: string | undefined, other: string | undefined, options: Options) => {
        const database = await context.open();
        const actor = systemActor(context.today, context.now());
        if (options.undo !== undefined) {
          await undoNames(database, Number(options.undo), actor);
          return context.answer({ undone: Number(options.undo) }, 'The decision was taken back.');
        }
        if (!options.merge && !options.apart) {
          const found = await namesToDecide(database, context.today);
          return context.answer(found, found.proposals.map(line).join('\n') || 'No names to decide on.');
        }
        if (kept === undefined || other === undefined)
          throw new ProductError('invalid', 'cli.names', 'Name the two names: the one that stays first.');
        const noun = options.products ? 'category' : 'account';
        const [keptId, otherId] = await twoIds(database, noun, kept, other);
        const decide = options.merge ? mergeNames : keepNamesApart;
        const id = await decide(database, { noun, keptId, otherId, score: null }, actor);
        context.answer(
          { id, noun, keptId, otherId },
          `${kept} and ${other} ${options.merge ? 'are one' : 'stay two'} (decision ${id}).`,
        );
      }),
    );
}

/** The ids of two names; of one name that two bear, the first and the second. */
async function twoIds(database: Database, noun: Noun, kept: string, other: string): Promise<[number, number]> {
  const found = await idsNamed(database.db, noun, kept);
  if (kept === other && found.length === 2) return [found[0], found[1]];
  const others = await idsNamed(database.db, noun, other);
  if (kept !== other && found.length === 1 && others.length === 1) return [found[0], others[0]];
  const many = [...found, ...others].length > 2;
  throw new ProductError(
    'notFound',
    'names.unknown',
    many
      ? `Several bear one of these names; decide on the page Names, where their ids are told.`
      : `There is no "${found.length === 0 ? kept : other}"; write the name exactly, and --products for products or categories.`,
  );
}

function line({ noun, score, names: [a, b] }: Proposal): string {
  const told = ({ name, externalId, region, owner, revenueCents }: Proposal['names'][number]): string =>
    `${name} (${[externalId, region, owner, formatAmount(revenueCents)].filter((part) => part !== null).join(', ')})`;
  return `${score} of 100, ${noun}: ${told(a)} and ${told(b)}`;
}
