import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../process';

const filesOf = (folder: string, end: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file));
const lines = (file: string): string[] => readFileSync(join(ROOT, file), 'utf8').split('\n');
const found = (files: string[], pattern: RegExp): string[] =>
  files.flatMap((file) => lines(file).flatMap((line) => (pattern.test(line) ? `${file}: ${line.trim()}` : [])));

test('views write nothing unescaped but the page that the layout holds', () => {
  expect(found(filesOf('views', '.hbs'), /\{\{\{|\{\{&/)).toEqual(['views/layouts/main.hbs: {{{body}}}']);
});

test('no view and no script opens a page in a way that the content security policy would have to allow', () => {
  expect(
    found(
      filesOf('views', '.hbs'),
      /\son(?:click|change|input|submit|load|error|focus|blur|key\w+|mouse\w+)=|javascript:|<script(?! src=)|\sstyle=/,
    ),
  ).toEqual([]);
  expect(found(filesOf('views/assets', '.js'), /\beval\(|new Function|innerHTML|document\.write/)).toEqual([]);
});

test('the environment is read at the outermost places only, and no secret stands in the sources', () => {
  const sources = [...filesOf('src', '.ts'), ...filesOf('migrations', '.ts')];
  const readers = new Set(found(sources, /process\.env/).map((line) => line.split(':')[0]));
  expect([...readers].sort()).toEqual(['src/cli/commands/user.ts', 'src/cli/context.ts', 'src/cli/serving.ts']);
  const secret = /(secret|password|token|api_?key)\w*\s*[:=]\s*['"`][^'"`\s$]{12,}['"`]/i;
  expect(found(sources, secret).filter((line) => !line.includes('DEMO_PASSWORD'))).toEqual([]);
});

test('text of SQL is never put together from what people send: raw text is a constant', () => {
  const raw = found(filesOf('src/storage', '.ts'), /sql\.raw\(|sql\.raw</).filter((line) => /`.*\$\{/.test(line));
  expect(raw).toEqual([]);
});
