import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { unreadable } from '../../../imports/reading/unreadable';
import { MARKER, OWN_FOLDERS } from './arrivals';
import type { DropReport } from './dropReport';

/** A drop that is being imported: it lies in working/ID, ID being that of its import. */
export interface HeldDrop {
  id: string;
  name: string;
  path: string;
}

/** Makes the folders of a watched folder. @throws ProductError import.unreadable */
export function makeFolders(folder: string): void {
  try {
    readdirSync(folder);
    for (const name of OWN_FOLDERS) mkdirSync(join(folder, name), { recursive: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** Takes a complete drop, in one step, so that no second one takes it and a restart finds it with its import. */
export function holdDrop(folder: string, name: string, id: string): HeldDrop {
  const path = join(folder, 'working', id, name);
  mkdirSync(join(folder, 'working', id));
  renameSync(join(folder, name), path);
  rmSync(join(folder, `${name}${MARKER}`), { force: true });
  return { id, name, path };
}

/** What was taken and not put away, the oldest first; places without a drop are removed. */
export function heldDrops(folder: string): HeldDrop[] {
  const working = join(folder, 'working');
  return readdirSync(working)
    .sort()
    .flatMap((id) => {
      const [name] = readdirSync(join(working, id));
      if (name !== undefined) return [{ id, name, path: join(working, id, name) }];
      rmSync(join(working, id), { recursive: true });
      return [];
    });
}

/**
 * Moves a drop to done/ or failed/ with its report beside it, as `NAME.report.json`. Where the name is taken the instant
 * becomes a part of it.
 * @returns path of the drop
 */
export function putAway(folder: string, drop: HeldDrop, report: DropReport): string {
  const target = join(folder, report.state === 'failed' ? 'failed' : 'done');
  const { name, ext } = parse(drop.name);
  const stamp = report.at.replace(/[:.]/g, '-');
  const free = [drop.name, `${name} ${stamp}${ext}`, `${name} ${drop.id}${ext}`].find((as) =>
    isFree(target, as, drop.id),
  );
  const path = join(target, free!);
  writeFileSync(reportPath(path), `${JSON.stringify(report, null, 2)}\n`);
  renameSync(drop.path, path);
  rmSync(join(folder, 'working', drop.id), { recursive: true });
  return path;
}

const reportPath = (path: string): string => `${path}.report.json`;

/** Neither a drop nor a report has the name, unless the report is that of this drop, written before we were stopped. */
function isFree(target: string, as: string, id: string): boolean {
  const path = join(target, as);
  if (existsSync(path)) return false;
  if (!existsSync(reportPath(path))) return true;
  try {
    return JSON.parse(readFileSync(reportPath(path), 'utf8')).importId === id;
  } catch {
    // Half written, by a machine that went down.
    return true;
  }
}
