import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');
/** Runs TypeScript sources as they are. */
export const TSX = ['--require', require.resolve('tsx/cjs')];
export const MAIN = join(ROOT, 'src', 'cli', 'main.ts');
/** The product as a command: its sources, or what was built with ROTATION_TEST_BUILT=1, which begins three times as fast. */
export const PRODUCT =
  process.env.ROTATION_TEST_BUILT === '1' ? [join(ROOT, 'dist', 'src', 'cli', 'main.js')] : [...TSX, MAIN];

export interface Finished {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command of the product as a process of its own and waits for its end. */
export function run(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...PRODUCT, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** The JSON that a command writes on stdout; throws with what it said when it does not end with 0. */
export async function runJson<T = Record<string, unknown>>(
  args: string[],
  environment?: NodeJS.ProcessEnv,
): Promise<T> {
  const { code, out, err } = await run([...args, '--json'], environment);
  if (code !== 0) throw new Error(`rotation ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}
