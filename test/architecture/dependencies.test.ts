import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../process';

const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
interface Locked {
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  resolved?: string;
}
const locked = Object.entries(json('package-lock.json').packages as Record<string, Locked>).filter(([path]) => path);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licences that ask for no more than their text and, some, a notice of changes. Another one is a decision: add it here. */
const LICENCES = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD', 'Unlicense'],
  // Of several the user chooses.
  ...['(MIT OR WTFPL)', '(BSD-2-Clause OR MIT OR Apache-2.0)'],
]);

test('every package that runs in production has a licence on the list', () => {
  const production = locked.filter(([path, { dev }]) => !dev && existsSync(join(ROOT, path, 'package.json')));
  expect(production.length).toBeGreaterThan(50);
  const others = production.map(([path]) => `${nameOf(path)}: ${licenceOf(path)}`);
  expect(others.filter((line) => !LICENCES.has(line.slice(line.indexOf(': ') + 2)))).toEqual([]);
});

/** By the field of today, that of old (a list of objects), or the text of the licence itself. */
function licenceOf(path: string): string {
  const { license, licenses } = json(join(path, 'package.json'));
  const stated = license ?? licenses?.[0];
  return typeof stated === 'object' ? stated.type : (stated ?? 'none');
}

test('a package runs a program when it is installed only where allowScripts says so', () => {
  const allowed: Record<string, boolean> = json('package.json').allowScripts;
  const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  const undecided = scripts.filter((name) => !(name in allowed));
  expect(undecided).toEqual([]);
  expect(Object.keys(allowed).filter((name) => !scripts.includes(name))).toEqual([]);
});

test('versions are exact, and the lock file names no registry', () => {
  const { dependencies, devDependencies } = json('package.json');
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, v]) => !/^\d/.test(String(v)));
  expect(loose).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
