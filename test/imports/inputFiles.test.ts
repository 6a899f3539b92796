import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputFiles } from '../../src/app/imports/inputFiles';
import { inspectEncoding } from '../../src/imports/reading/inspect';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rotation-files-'));
  writeFileSync(join(folder, 'reps.csv'), 'rep_id\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const codeOf = (path: string): unknown => {
  try {
    inputFiles([path]);
    return null;
  } catch (error) {
    const { code, message } = error as Error & { code: string };
    return `${code}: ${message}`;
  }
};

test('of a folder every .csv file, by name; links to files count', () => {
  symlinkSync(at('reps.csv'), at('Linked.CSV'));
  writeFileSync(at('notes.txt'), '');
  expect(inputFiles([folder]).map((file) => file.name)).toEqual(['Linked.CSV', 'reps.csv']);
});

test('a folder named like a file is refused, itself or linked to', () => {
  mkdirSync(at('real'));
  symlinkSync(at('real'), at('x.csv'));
  expect(codeOf(folder)).toMatch(/^import\.notAFile: ".*x\.csv" is a folder, not a file to read/);
  rmSync(at('x.csv'));
  mkdirSync(at('x.csv'));
  expect(codeOf(folder)).toMatch(/^import\.notAFile: .*x\.csv/);
});

test('a pipe is refused, not waited for', () => {
  execFileSync('mkfifo', [at('x.csv')]);
  expect(codeOf(at('x.csv'))).toMatch(/^import\.notAFile: ".*" is no ordinary file/);
});

test.each([
  ['nothing', 'nothing.csv', /^import\.noSuchPath: There is no file or folder ".*nothing.csv"/],
  ['a way through a file', 'reps.csv/x.csv', /^import\.(noSuchPath|unreadable)/],
  ['a circle of links', 'circle.csv', /^import\.unreadable: .*a link that leads in a circle/],
  ['a link to nothing', 'dangling.csv', /^import\.noSuchPath/],
  ['a name that is too long', `${'x'.repeat(300)}.csv`, /^import\.unreadable: .*its name is too long/],
])('%s is refused in our words', (_what, name, sentence) => {
  symlinkSync(at('circle.csv'), at('circle.csv'));
  symlinkSync(at('gone.csv'), at('dangling.csv'));
  expect(codeOf(at(name))).toMatch(sentence);
});

test('a file that goes away before it is read is refused in our words', async () => {
  const [file] = inputFiles([at('reps.csv')]);
  rmSync(file.path);
  await expect(inspectEncoding(file)).rejects.toMatchObject({
    code: 'import.unreadable',
    message: '"reps.csv" cannot be read: it is no longer there. Check the path.',
  });
});
