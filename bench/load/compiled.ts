import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
/** Below the project, so that its libraries are found. */
const FOLDER = join(ROOT, 'node_modules/.cache/rotation-load');

let built = false;

/** A file of the project as `npm run build` would compile it, which is how it runs in production; compiled once a run. */
export function compiled(file: string): string {
  if (!built) {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['-p', join(ROOT, 'tsconfig.json'), '--noCheck', '--sourceMap', 'false', '--outDir', FOLDER];
    execFileSync(process.execPath, [compiler, ...options], { stdio: ['ignore', 2, 2] });
    built = true;
  }
  return join(FOLDER, file);
}
