export interface ApiTokensTable {
  id: string;
  user_id: string;
  name: string;
  /** The part of the token by which it is found; no secret. */
  prefix: string;
  /** SHA-256 of the secret part, hex. */
  secret_hash: string;
  /** Names of people/scopes, parted by spaces. */
  scopes: string;
  created_at: string;
  /** By the real clock. */
  expires_at: string;
  /** By the real clock, at most every ten minutes. */
  last_used_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
}

export interface IdempotencyKeysTable {
  user_id: string;
  key: string;
  /** SHA-256 of what was asked: a key stands for one request only. */
  request_hash: string;
  /** Of the answer; null while the first request is under way. */
  status: number | null;
  location: string | null;
  body: string | null;
  created_at: string;
}
