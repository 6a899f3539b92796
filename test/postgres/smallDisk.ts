import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { ownFolder } from './ownServer';

/** A file system in memory of a size that changes. */
export interface SmallDisk {
  path: string;
  /** Leaves so many bytes on it. */
  leave(bytes: number): void;
  remove(): void;
}

/**
 * @param bytes its size at first
 * @returns null where none may be mounted
 */
export function smallDisk(bytes: number): SmallDisk | null {
  const path = ownFolder();
  const mount = (options: string): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]).status === 0;
  const remove = (): void => {
    spawnSync('umount', ['-l', path]);
    rmSync(path, { recursive: true, force: true });
  };
  if (!mount(`size=${bytes}`)) {
    remove();
    return null;
  }
  execFileSync('chown', ['nobody', path]);
  return {
    path,
    leave(free) {
      const { blocks, bfree, bsize } = statfsSync(path);
      mount(`remount,size=${(blocks - bfree) * bsize + free}`);
    },
    remove,
  };
}
