import type { Random } from '../../../src/shared/random';

/** Changes the bytes of a delimited text file in one way. */
export type Mutation = (bytes: Buffer, random: Random) => Buffer;

const EVIL = [
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '+1',
  '-0.00',
  '9007199254740993',
  '1e309',
  '99999999999999999999.99',
  'NaN',
  '0x10',
  '1.234,56',
  '0000-00-00',
  '9999-12',
  '2024-02-30',
  '-271821-04',
  '275760-09-13',
  '31/31/2024',
  '\u202eevil',
  '\ud800',
  '__proto__',
  'constructor',
  "'; drop table revenue; --",
  '<script>alert(1)</script>',
  '\u0000',
  '{{x}}',
];

const text = (change: (lines: string[], random: Random) => string[] | string): Mutation => {
  return (bytes, random) => {
    const made = change(bytes.toString('utf8').split('\n'), random);
    return Buffer.from(typeof made === 'string' ? made : made.join('\n'));
  };
};

const place = (length: number, random: Random): number => random.below(Math.max(1, length));

const insert = (bytes: Buffer, at: number, piece: Buffer | string): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(piece as string), bytes.subarray(at)]);

/** One cell of one row made of something else. */
const cell = (make: (before: string, random: Random) => string): Mutation =>
  text((lines, random) => {
    const row = place(lines.length, random);
    const cells = lines[row].split(',');
    const column = place(cells.length, random);
    cells[column] = make(cells[column], random);
    lines[row] = cells.join(',');
    return lines;
  });

const HALF = (bytes: Buffer): number => bytes.length >> 1;

/** Ways to spoil text that cost next to nothing. */
export const SMALL_MUTATIONS: Record<string, Mutation> = {
  truncated: (bytes, random) => bytes.subarray(0, place(bytes.length, random)),
  'bytes flipped': (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < 1 + random.below(8) && copy.length > 0; i++)
      copy[place(copy.length, random)] = random.below(256);
    return copy;
  },
  'a piece lost': (bytes, random) => {
    const at = place(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.below(60))]);
  },
  'a piece twice': (bytes, random) => {
    const at = place(bytes.length, random);
    return insert(bytes, at, bytes.subarray(at, at + random.below(120)));
  },
  'a quotation mark': (bytes, random) => insert(bytes, place(bytes.length, random), '"'),
  'doubled quotes': text((lines) => lines.map((line) => line.replaceAll(',', '"",""'))),
  'every cell quoted': text((lines) => lines.map((line) => `"${line.replaceAll(',', '","')}"`)),
  NULs: (bytes, random) => insert(bytes, place(bytes.length, random), Buffer.alloc(1 + random.below(5))),
  'mixed line ends': text((lines, random) => lines.map((line) => line + random.pick(['\n', '\r\n', '\r'])).join('')),
  'line ends of old Macs': text((lines) => lines.join('\r')),
  'an odd cell': cell((_, random) => random.pick(EVIL)),
  'a line break in a cell': cell((before, random) => `"${before}${random.pick(['\n', '\r\n', '\r'])}x"`),
  'a blank cell': cell(() => ' '),
  'columns shuffled': text((lines, random) => {
    const order = random.shuffle(lines[0].split(',').map((_, i) => i));
    return lines.map((line) => order.map((i) => line.split(',')[i] ?? '').join(','));
  }),
  'rows shuffled': text((lines, random) => random.shuffle(lines)),
  'rows of other lengths': text((lines, random) => lines.map((line) => line + ','.repeat(random.below(3)))),
  'a header twice': text(([first, ...rest], random) => [`${first},${random.pick(first.split(','))}`, ...rest]),
  'the header among the rows': text((lines) => [...lines, lines[0], ...lines]),
  'header only': text(([first]) => first),
  'no header': text((lines) => lines.slice(1)),
  empty: () => Buffer.alloc(0),
  'line breaks only': (_, random) => Buffer.from(random.pick(['\n', '\r\n', ' ', ',']).repeat(1 + random.below(5000))),
  'semicolons and decimal commas': text((lines) => lines.map((line) => line.replaceAll(',', ';').replaceAll('.', ','))),
  'another delimiter half way': text((lines) => lines.map((line, i) => (i % 2 ? line.replaceAll(',', '\t') : line))),
  'a byte order mark in the middle': (bytes, random) => insert(bytes, place(bytes.length, random), '\ufeff'),
  'two byte order marks': (bytes) => insert(bytes, 0, '\ufeff\ufeff'),
  'UTF-16': (bytes) => Buffer.from(`\ufeff${bytes}`, 'utf16le'),
  'half UTF-16': (bytes) =>
    Buffer.concat([bytes.subarray(0, HALF(bytes)), Buffer.from(`${bytes.subarray(HALF(bytes))}`, 'utf16le')]),
  'UTF-16 cut within a character': (bytes) => Buffer.from(`\ufeff${bytes}`, 'utf16le').subarray(0, -1),
  'another coding': (bytes) => Buffer.from(`${bytes}Müller,Ångström,é`, 'latin1'),
  'random bytes': (bytes, random) => Buffer.from(bytes.map(() => random.below(256))),
};

const MB = 1_000_000;

/** Ways that need megabytes. */
export const LARGE_MUTATIONS: Record<string, Mutation> = {
  'a cell of 10 MB': cell(() => 'x'.repeat(10 * MB)),
  'a quoted cell of 10 MB': cell(() => `"${'x\n'.repeat(5 * MB)}"`),
  'a mark opened before 10 MB': (bytes, random) =>
    Buffer.concat([insert(bytes, place(bytes.length, random), '"'), Buffer.from('A1,2024-01,x,1\n'.repeat(700_000))]),
  'a million columns': text((lines) => [lines[0] + ','.repeat(MB), ...lines.slice(1)]),
  'a million named columns': text(([first, ...rest]) => [
    `${first}${Array.from({ length: 150_000 }, (_, i) => `,c${i}`).join('')}`,
    ...rest,
  ]),
  'a row of a million cells': text((lines) => [...lines, ',1'.repeat(499_000)]),
  '100,000 rows': text(([first, ...rest]) => [first, ...Array(100_000).fill(rest[0] ?? '')]),
  '50,000 categories': text(([first, ...rest]) => [
    first,
    ...Array.from({ length: 50_000 }, (_, i) => (rest[0] ?? '').replace(/Bolts|Alpha|Rosa/, `New ${i}`)),
  ]),
  'a million blank lines': (bytes) => Buffer.concat([bytes, Buffer.alloc(MB, 10), bytes]),
};
