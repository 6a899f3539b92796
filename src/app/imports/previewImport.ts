import { alikeNames } from '../../imports/alikeNames';
import { alikeSentence } from '../../imports/alikeSentence';
import { type MissingRevenue, missingSentences } from '../../imports/missing';
import type { RecognisedFile } from '../../imports/recognition/recognised';
import type { AlikePair, ImportSummary } from '../../imports/summary';
import { tableWarnings } from '../../imports/tableWarnings';
import { warningsOf } from '../../imports/warnings';
import { type Day, monthOf } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import type { Bridge } from '../../storage/imports/bridge';
import { alikeAccounts, alikeCategories, namesToCompare } from '../../storage/imports/importAlike';
import { withStaged } from '../../storage/imports/importBridge';
import { sumTooLarge } from '../../storage/imports/importCommit';
import { previewMerge } from '../../storage/imports/importMerge';
import { missingRevenue } from '../../storage/imports/importMissing';
import { compareOtherOwners } from '../../storage/imports/importOtherOwners';
import {
  fileRemarks,
  fileSummaries,
  ownerFindings,
  rejectedSummary,
  sampleRows,
  stagedRevenue,
} from '../../storage/imports/importReport';
import { lookingAtNamesApart } from '../../storage/names/applyMerges';
import type { TablesRead } from './readFiles';
import type { OwnersSettled } from './settleOwners';

export interface ReadingFound {
  currency: string;
  ignoredFiles: ImportSummary['ignoredFiles'];
  recognised: RecognisedFile[];
  tables: TablesRead & OwnersSettled;
  today: Day;
}

const NOTHING_MISSING: MissingRevenue = { rows: 0, cents: 0, examples: [], takenOut: false };

/** Pairs of names that a preview shows with what tells whether they are one. */
const ALIKE_SHOWN = 10;

/** Names that may stand for one, of accounts and of products. */
async function alikeFound(bridge: Bridge): Promise<{ sentences: string[]; shown: AlikePair[] }> {
  const names = await namesToCompare(bridge);
  const [accounts, categories] = [alikeNames(names.accounts), alikeNames(names.categories)];
  const facts = [...(await alikeAccounts(bridge, accounts)), ...(await alikeCategories(bridge, categories))];
  return {
    sentences: [...alikeSentence('accounts', accounts), ...alikeSentence('products or categories', categories)],
    shown: facts.sort((a, b) => b.score - a.score).slice(0, ALIKE_SHOWN),
  };
}

/** Compares a staging file with the database and says what a commit would do; writes nothing. */
export async function previewImport(database: Database, path: string, found: ReadingFound): Promise<ImportSummary> {
  return withStaged(database, path, (bridge, source) =>
    lookingAtNamesApart(bridge.database, () => preview(bridge, source, found)),
  );
}

async function preview(bridge: Bridge, source: string, found: ReadingFound): Promise<ImportSummary> {
  const revenue = stagedRevenue(bridge.staging, monthOf(found.today));
  if (revenue.absoluteCents > Number.MAX_SAFE_INTEGER) throw sumTooLarge();
  const merge = await previewMerge(bridge, source, found.today);
  const files = fileSummaries(bridge.staging, merge, revenue.totalCents);
  const isTable = found.recognised.some(({ holds }) => holds === 'deals');
  const alike = found.recognised.length > 0 ? await alikeFound(bridge) : { sentences: [], shown: [] };
  const missing = isTable ? await missingRevenue(bridge, source, revenue) : NOTHING_MISSING;
  const remarks = fileRemarks(bridge.staging);
  const { first, last, later } = revenue;
  const months = first !== null && last !== null ? { first, last } : null;
  const told = tableWarnings({ ...found, ...found.tables, months });
  return {
    source,
    currency: found.currency,
    files,
    ignoredFiles: found.ignoredFiles,
    warnings: [
      ...told.warnings,
      ...missingSentences(missing, found.currency),
      ...alike.sentences,
      ...warningsOf({
        // A table feeds several kinds; what is to say about its text is said once.
        files: files.filter(({ derived }) => !derived).map((file) => ({ ...file, remarks: remarks.get(file.file)! })),
        ledger: merge.ledger,
        ignoredFiles: found.ignoredFiles,
        ...(await ownerFindings(bridge)),
        ownersCompared: await compareOtherOwners(bridge),
        laterMonths: later,
      }),
    ],
    recognised: found.recognised,
    ownersFrom: found.tables.ownersFrom,
    samples: found.recognised.length > 0 ? await sampleRows(bridge) : [],
    derivations: told.derivations,
    alike: alike.shown,
    takenOut: missing.takenOut ? missing.rows : 0,
    months,
    ledger: merge.ledger,
    ...rejectedSummary(bridge.staging),
  };
}
