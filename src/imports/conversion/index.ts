import type { RecognisedFile } from '../recognition/recognised';
import { accountFeeds } from './accounts';
import { dealFeeds } from './deals';
import type { Feed, FeedMaker, ImportContext } from './feed';
import { repFeeds } from './reps';

const MAKERS: Partial<Record<RecognisedFile['holds'], FeedMaker>> = {
  deals: dealFeeds,
  accounts: accountFeeds,
  reps: repFeeds,
};

/** What the rows of a recognised file become; nothing for files that hold no rows of ours. */
export function feedsOf(file: RecognisedFile, context: ImportContext): Feed[] {
  return MAKERS[file.holds]?.(file, context) ?? [];
}
