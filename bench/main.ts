import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchOptions } from './support';

const NAMES = ['planner', 'analysis', 'import', 'load', 'outcomes'];

/** `npm run bench -- NAME [--json] [--size S] [--seconds N]` runs bench/NAME.ts, which exports `run(options)`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      size: { type: 'string' },
      seconds: { type: 'string' },
      part: { type: 'string' },
    },
  });
  const [name] = positionals;
  const file = join(__dirname, `${name}.ts`);
  if (!NAMES.includes(name) || !existsSync(file)) {
    const there = NAMES.filter((known) => existsSync(join(__dirname, `${known}.ts`)));
    console.error(`Which benchmark? npm run bench -- ${there.join('|')} [--json] [--size S]`);
    process.exitCode = 2;
    return;
  }
  const bench: { run(options: BenchOptions): Promise<void> } = await import(file);
  await bench.run({
    json: values.json,
    size: values.size,
    part: values.part,
    ...(values.seconds && { seconds: Number(values.seconds) }),
  });
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
