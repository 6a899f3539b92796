import type { Connections } from './connections';

/** Runs a phase, then takes back what it consented to and had no time to take back: the next begins as this one did. */
export async function settled<T>(port: number, { settling }: Connections, phase: () => Promise<T>): Promise<T> {
  const result = await phase();
  for (const { path, method, headers, body } of settling) {
    await (await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body, redirect: 'manual' })).text();
  }
  return result;
}
