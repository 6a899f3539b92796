import type { FileKind } from './kinds/rowKind';
import type { Encoding } from './reading/inspect';
import type { FileSummary } from './summary';
import type { FileRemarks } from './warnings';

/** What is noted of a file (of one kind of rows that it feeds) once it is staged. */
export interface NotedFile extends Pick<FileSummary, 'read' | 'derived' | 'combined' | 'leftOut' | 'ignoredColumns'> {
  kind: FileKind;
  name: string;
  encoding: Encoding;
  /** Canonical columns that its rows have: what it may change. */
  columns: string[];
  remarks: FileRemarks;
  /** Sum of its accepted rows where they were added up, minor units; null = it is summed later. */
  cents: number | null;
}
