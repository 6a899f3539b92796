import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { codeOf, digestOfCode } from '../../src/app/outcomes/method';

const SRC = resolve(__dirname, '../../src');

test('everything that outcomes are worked out with belongs to the method, whatever folder it is in', () => {
  const files = [...codeOf(join(SRC, 'app/outcomes/workOut.ts')).keys()].map((file) => relative(SRC, file));
  for (const file of [
    'outcomes/effect/effectReport.ts',
    'outcomes/plainChange.ts',
    'storage/outcomes/effectFacts.ts',
    'storage/revenue/revenueOfAccounts.ts',
    'app/coaching/measureCoaching.ts',
    'shared/calendar.ts',
  ]) {
    expect(files).toContain(file);
  }
  expect(files.some((file) => file.startsWith('web/'))).toBe(false);
});

describe('a piece of code', () => {
  let folder: string;
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const digest = () => digestOfCode(join(folder, 'begin.js'));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rotation-method-'));
    write('begin.js', `const one = require("./one");\nmodule.exports = require('./facts.json');`);
    write('one.js', `require("./two"); require("node:path");`);
    write('two.js', `require("./begin");`);
    write('facts.json', '{}');
    write('other.js', '1');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('has another digest when a file changes that it imports by way of others', () => {
    const before = digest();
    write('two.js', `require("./begin"); // another method`);
    expect(digest()).not.toBe(before);
  });

  test('has another digest when what it reads beside code changes', () => {
    const before = digest();
    write('facts.json', '{"a":1}');
    expect(digest()).not.toBe(before);
  });

  test('keeps it when anything else changes', () => {
    const before = digest();
    write('other.js', '2');
    expect(digest()).toBe(before);
  });
});
