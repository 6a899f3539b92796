import { dirname } from 'node:path';
import { measureHere } from '../support';
import { buildCompany } from './company';

const [url, accounts] = process.argv.slice(2);

/** Builds the company of the load into an empty database, in a process of its own. */
void measureHere(() =>
  buildCompany(url, `${dirname(url.replace(/^sqlite:/, ''))}`, Number(accounts), (line) =>
    console.error(`${process.uptime().toFixed(0)} s: ${line}`),
  ),
);
