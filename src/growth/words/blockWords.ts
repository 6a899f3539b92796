import type { Day } from '../../shared/calendar';
import { counted, dayInWords, type Manner, money, percent } from '../../shared/wording';
import { type Block, WITHOUT_END } from '../facts';

/** What keeps an account out of trades, as a clause without a full stop. */
export function blockWords(block: Block, manner: Manner): string {
  const day = (iso: Day): string => dayInWords(iso, manner.locale);
  const until = (iso: Day): string => (iso === WITHOUT_END ? 'without end' : `until ${day(iso)}`);
  switch (block.kind) {
    case 'new':
      return `new: growth is judged from ${counted(block.judgedFrom, 'complete quarter')}`;
    case 'lapsed':
      return 'lapsed: it bought nothing in the last four quarters, so there is nothing to exchange';
    case 'unowned':
      return 'has no owner on the data cut-off';
    case 'vacant':
      return `belongs to a vacant book: ${block.rep} left on ${day(block.leftOn)}`;
    case 'protected':
      return `${block.rep} performs consistently above the market, so nothing is taken unless ${block.rep} opts in`;
    case 'left':
      return 'the policy leaves this account with its owner';
    case 'bookExcluded':
      return `the whole book of ${block.rep} is excluded ${until(block.until)}: ${block.reason}`;
    case 'moved':
      return `moved to another rep on ${day(block.on)}, less than ${counted(block.coolDownQuarters, 'quarter')} before the data cut-off`;
    case 'locked':
      return `locked ${until(block.until)}${block.reason ? `: ${block.reason}` : ''}`;
    case 'deal':
      return `open ${block.renewal ? 'renewal' : 'deal'} “${block.name}” ${block.closesOn === null ? 'without a closing date' : `due on ${day(block.closesOn)}`}`;
    case 'excluded':
      return `excluded by a manager ${until(block.until)}: ${block.reason}`;
    case 'small':
      return `too small${block.group ? ' as a customer group' : ''}: ${money(block.t4qCents, manner)} over four quarters, below ${money(block.minCents, manner)}`;
    case 'groupGrows':
      return `its customer group grows: accounts that do not grow hold ${percent(block.share)} of the revenue`;
    case 'together':
      return `belongs together with ${block.account}: ${blockWords(block.why, manner)}`;
    case 'told':
      return block.text;
  }
}
