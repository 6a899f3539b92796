export interface TransferPlansTable {
  id: string;
  rotation_id: string;
  snapshot: string;
  snapshot_hash: string;
  result: string;
  transfers: number;
  created_at: string;
  created_by: string | null;
}
