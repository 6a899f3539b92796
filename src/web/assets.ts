import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import { readStylesheet } from './stylesheet';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

interface Asset {
  /** Address with the content's hash in it, so that it can be kept for ever. */
  url: string;
  type: string;
  content: Buffer;
}

const loaded = new Map<string, Map<string, Asset>>();

/** The files of views/assets by name, read once a process. */
function assetsOf(root: string): Map<string, Asset> {
  const known = loaded.get(root);
  if (known) return known;
  const folder = join(root, 'views', 'assets');
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder).filter((file) => extname(file) in TYPES)) {
    const content = contentOf(join(folder, name));
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const extension = extname(name);
    const url = `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`;
    assets.set(name, { url, type: TYPES[extension], content });
  }
  loaded.set(root, assets);
  return assets;
}

function contentOf(file: string): Buffer {
  return extname(file) === '.css' ? Buffer.from(readStylesheet(file)) : readFileSync(file);
}

/** The address of an asset, e.g. ('app.css') → '/assets/app.1a2b3c4d5e6f.css'. */
export function assetUrl(root: string, name: string): string {
  const asset = assetsOf(root).get(name);
  if (!asset) throw new Error(`There is no asset views/assets/${name}.`);
  return asset.url;
}

/** Serves the assets under their hashed addresses, to be kept for a year. */
export function assetFiles(root: string): RequestHandler {
  const byUrl = new Map([...assetsOf(root).values()].map((asset) => [asset.url, asset]));
  return (req, res, next) => {
    const asset = req.method === 'GET' || req.method === 'HEAD' ? byUrl.get(req.path) : undefined;
    if (!asset) return next();
    res.set('Cache-Control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.content);
  };
}
