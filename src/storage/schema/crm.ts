import type { Generated } from 'kysely';
import type { CrmExport, CrmFormat } from '../../exports/crm/orders';

export interface CrmExportsTable {
  id: Generated<number>;
  what: CrmExport;
  format: CrmFormat;
  /** Number of rows below the header. */
  rows: number;
  /** The file as it was handed out. */
  content: string;
  at: string;
  by: string | null;
}
