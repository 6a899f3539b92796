import type { ImportedFile } from '../../../storage/imports/importFiles';
import type { ImportJson } from '../importJson';

/** What came of a drop, as it is written beside it. */
export interface DropReport {
  drop: string;
  /** known: these very files were imported before, and nothing newer since; nothing was done. */
  state: 'imported' | 'known' | 'failed';
  /** UTC instant. */
  at: string;
  importId: string;
  files: ImportedFile[];
  /** One sentence. */
  said: string;
  /** Only of a failure. */
  error?: { code: string; message: string };
  /** Only of an import. */
  result?: ImportJson;
}
