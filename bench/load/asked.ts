/** One request of the load. */
export interface Asked {
  /** What it is, by which times are gathered, e.g. 'GET /accounts?sort'. */
  name: string;
  kind: 'page' | 'write' | 'api' | 'apiWrite' | 'empty';
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Who asks: the connection, and which of those of the same role. */
export interface Seat {
  turn: number;
  seat: number;
}
