import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Starts a thread on a file of the product: compiled as it is, or TypeScript through tsx when run from sources.
 * @param file whole path, without the extension where the file has that of the one that asks
 * @param asking path of the file that asks (`__filename`)
 * @param workerData what the thread is given, cloned
 */
export function startThread(file: string, asking: string, workerData?: unknown): Worker {
  const extension = extname(asking);
  return new Worker(extname(file) === '' ? `${file}${extension}` : file, {
    execArgv: extension === '.ts' ? ['--require', require.resolve('tsx/cjs')] : [],
    workerData,
  });
}
