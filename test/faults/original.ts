import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TempDatabase } from '../tempDatabase';

/** A database as it was prepared, of which every try gets a copy of its own. */
export interface Original {
  /** Makes a copy and says its address. */
  copy(n: number): Promise<string>;
  /** An empty database, or a place for one, beside a copy. */
  beside(url: string): Promise<string>;
  /** Waits until nothing that a killed process had asked for goes on. */
  quiet(url: string): Promise<void>;
  drop(url: string): Promise<void>;
  remove(): Promise<void>;
}

/** Nothing may be connected to the database any more, except by handles that are not used again. */
export function originalOf(database: TempDatabase): Original {
  return database.url.startsWith('postgres:') ? onServer(database) : onFile(database);
}

function onFile(database: TempDatabase): Original {
  database.raw.pragma('wal_checkpoint(TRUNCATE)');
  const places = mkdtempSync(join(tmpdir(), 'rotation-kills-'));
  const folderOf = (url: string): string => join(url.slice('sqlite:'.length), '..');
  return {
    async copy(n) {
      const folder = join(places, String(n));
      cpSync(database.folder, folder, { recursive: true });
      return `sqlite:${join(folder, 'test.db')}`;
    },
    beside: async (url) => `sqlite:${join(folderOf(url), 'beside.db')}`,
    quiet: async () => {},
    drop: async (url) => rmSync(folderOf(url), { recursive: true }),
    remove: async () => rmSync(places, { recursive: true, force: true }),
  };
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

function onServer(database: TempDatabase): Original {
  const places = mkdtempSync(join(tmpdir(), 'rotation-kills-'));
  const server = database.url.replace(/\/[^/]*$/, '');
  const original = nameOf(database.url);
  const admin = async (statement: string, values: unknown[] = []): Promise<pg.QueryResult> => {
    const client = new pg.Client(`${server}/postgres`);
    await client.connect();
    try {
      return await client.query(statement, values);
    } finally {
      await client.end();
    }
  };
  const besideOf = (url: string): string => `${nameOf(url)}_beside`;
  return {
    async copy(n) {
      const folder = join(places, String(n));
      cpSync(database.folder, folder, { recursive: true });
      await admin('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [original]);
      await admin(`create database ${original}_${n} template ${original}`);
      return `${server}/${original}_${n}?files=${encodeURIComponent(folder)}`;
    },
    async beside(url) {
      await admin(`create database ${besideOf(url)}`);
      return `${server}/${besideOf(url)}`;
    },
    async quiet(url) {
      for (;;) {
        const { rows } = await admin('select 1 from pg_stat_activity where datname = any($1)', [
          [nameOf(url), besideOf(url)],
        ]);
        if (rows.length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async drop(url) {
      await admin(`drop database ${nameOf(url)} with (force)`);
      await admin(`drop database if exists ${besideOf(url)} with (force)`);
    },
    remove: async () => rmSync(places, { recursive: true, force: true }),
  };
}
