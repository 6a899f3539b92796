import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStylesheet } from '../../src/web/stylesheet';
import { ROOT } from '../process';

const STYLES = join(ROOT, 'views', 'styles');
const whole = readStylesheet(join(ROOT, 'views', 'assets', 'app.css'));

test('every sheet of views/styles is part of the one stylesheet, once', () => {
  for (const name of readdirSync(STYLES)) {
    expect(whole.split(readFileSync(join(STYLES, name), 'utf8'))).toHaveLength(2);
  }
  expect(whole).not.toContain('@import');
});

test('a sheet stays small', () => {
  for (const name of readdirSync(STYLES)) {
    expect(readFileSync(join(STYLES, name), 'utf8').split('\n').length).toBeLessThan(250);
  }
});
