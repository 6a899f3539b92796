import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives tests d3 from its UMD bundles: its ES modules lie in a folder dist/, which the transforms of Jest leave alone.
 * Import this before anything that draws charts; Node itself needs nothing of the kind.
 */
const FOLDER = join(__dirname, '..', '..', 'node_modules');
const loaded = new Map<string, object>();

function bundle(name: string): object {
  const known = loaded.get(name);
  if (known) return known;
  const exported = {};
  loaded.set(name, exported);
  const text = readFileSync(join(FOLDER, name, 'dist', `${name}.js`), 'utf8');
  new Function('exports', 'module', 'require', text)(exported, { exports: exported }, bundle);
  return exported;
}

jest.mock('d3-scale', () => bundle('d3-scale'));
jest.mock('d3-shape', () => bundle('d3-shape'));
