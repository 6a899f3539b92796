import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const order: string[] = JSON.parse(readFileSync(join(root, 'src', 'folders.json'), 'utf8'));
const IMPORT = /(?:from|import|require\()\s*['"]([^'"]+)['"]/g;
const SQL_PACKAGES = /^(kysely|better-sqlite3|pg)$/;
/** Folders that may know the clock, the environment and chance. The core gets them as arguments. */
const OUTER = new Set(['config', 'storage', 'app', 'jobs', 'web', 'cli']);

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    file,
    folder: file.split('/')[0].replace(/\.ts$/, ''),
    text: readFileSync(join(root, 'src', file), 'utf8'),
  }));

const importsOf = (text: string): string[] => [...text.matchAll(IMPORT)].map((match) => match[1]);

test('every folder of src has its place in folders.json', () => {
  expect(files.map((f) => f.folder).filter((folder) => !order.includes(folder))).toEqual([]);
});

test('a folder imports only folders above it', () => {
  const wrong: string[] = [];
  for (const { file, folder, text } of files) {
    for (const target of importsOf(text).filter((t) => t.startsWith('.'))) {
      const path = relative(join(root, 'src'), join(root, 'src', file, '..', target));
      if (path.startsWith('..')) continue;
      const other = path.split('/')[0].replace(/\.(ts|json)$/, '');
      if (other !== folder && order.indexOf(other) > order.indexOf(folder)) wrong.push(`${file} imports ${other}/`);
    }
  }
  expect(wrong).toEqual([]);
});

test('only web/ knows Express, only storage/ knows SQL packages', () => {
  const wrong: string[] = [];
  for (const { file, folder, text } of files) {
    for (const target of importsOf(text)) {
      if (/^express/.test(target) && folder !== 'web') wrong.push(`${file} imports ${target}`);
      if (SQL_PACKAGES.test(target) && folder !== 'storage') wrong.push(`${file} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the core reads neither clock nor environment nor unseeded chance', () => {
  const wrong = files
    .filter(({ folder }) => !OUTER.has(folder))
    .filter(({ text }) => /Date\.now\(|new Date\(\)|process\.env|Math\.random\(|performance\.now\(/.test(text))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});

test('the clock of the machine is read in one file; how long something takes is measured by the stop watch alone', () => {
  const reading = files.filter(({ text }) => /Date\.now\b|new Date\(\)|new Date\b(?!\()|\bDate\(\)/.test(text));
  expect(reading.map(({ file }) => file)).toEqual(['cli/clock.ts']);
});

test('no file of src is longer than 300 lines', () => {
  expect(files.filter(({ text }) => text.split('\n').length > 301).map(({ file }) => file)).toEqual([]);
});
