import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isTable } from '../inputFiles';

/** Folders of the watched folder that are no drops. */
export const OWN_FOLDERS = ['working', 'done', 'failed'];

/** Beside a drop `NAME` a file `NAME.done`, or in a dropped folder a file `.done`, says that it is complete. */
export const MARKER = '.done';

interface Look {
  /** Changes with the name, size or time of any file. */
  text: string;
  /** The latest change, ms since 1970. */
  latest: number;
  files: number;
}

/**
 * Tells when what lies in a folder is complete: after its marker, or once nothing of it has changed for a while. Files
 * that are no tables, hidden ones and links are left where they are.
 */
export class Arrivals {
  readonly #seen = new Map<string, { text: string; since: number }>();

  /** @param settleMs how long a drop without a marker must have stayed as it is */
  constructor(
    readonly folder: string,
    readonly settleMs: number,
  ) {}

  /**
   * Looks at the folder.
   * @param at ms of a clock that never goes back
   * @returns names of the complete drops, the one that was changed first first
   */
  complete(at: number): string[] {
    const found = this.#offered().map((name) => ({ name, look: lookAt(join(this.folder, name)) }));
    for (const name of this.#seen.keys()) if (!found.some((drop) => drop.name === name)) this.#seen.delete(name);
    return found
      .filter(({ name, look }) => this.#isMarked(name) || this.#isSettled(name, look, at))
      .sort((a, b) => a.look.latest - b.look.latest || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
  }

  #offered(): string[] {
    return readdirSync(this.folder, { withFileTypes: true })
      .filter(
        (entry) =>
          !entry.name.startsWith('.') &&
          (entry.isDirectory() ? !OWN_FOLDERS.includes(entry.name) : entry.isFile() && isTable(entry.name)),
      )
      .map(({ name }) => name);
  }

  #isMarked(name: string): boolean {
    const path = join(this.folder, name);
    return existsSync(`${path}${MARKER}`) || existsSync(join(path, MARKER));
  }

  #isSettled(name: string, { text, files }: Look, at: number): boolean {
    const before = this.#seen.get(name);
    if (before?.text !== text) this.#seen.set(name, { text, since: at });
    const since = this.#seen.get(name)!.since;
    return files > 0 && at - since >= this.settleMs;
  }
}

/** Everything of a file or folder; what goes away while it is looked at is not there. */
function lookAt(path: string): Look {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return { text: '', latest: 0, files: 0 };
  if (found.isFile()) return { text: `${found.size} ${found.mtimeMs}`, latest: found.mtimeMs, files: 1 };
  const names = readdirSync(path).sort();
  const parts = names.map((name) => lookAt(join(path, name)));
  return {
    text: names.map((name, i) => `${name} ${parts[i].text}`).join('\n'),
    latest: Math.max(0, ...parts.map(({ latest }) => latest)),
    files: parts.reduce((sum, part) => sum + part.files, 0),
  };
}
