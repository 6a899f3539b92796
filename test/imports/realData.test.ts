import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inputFiles } from '../../src/app/imports/inputFiles';
import { stageImport } from '../../src/app/imports/stageImport';
import { fileOf, openDesk } from './desk';

const folder = process.env.ROTATION_REAL_DATA ?? resolve(__dirname, '../../../shared/data');

/** Folder, accounts, assignments, revenue rows, total in minor units; from the notes that come with the data. */
const companies: [string, number, number, number, number][] = [
  ['adventureworks-intl', 274, 327, 3_353, 2_687_990_243],
  ['us-regional-sales', 50, 50, 7_979, 7_314_338_632],
  ['classicmodels', 122, 100, 689, 936_533_643],
];

if (existsSync(folder)) {
  test.each(companies)(
    '%s comes in to the cent, and a second time unchanged',
    async (name, accounts, spells, rows, cents) => {
      const desk = await openDesk();
      try {
        for (const state of ['added', 'unchanged'] as const) {
          const files = inputFiles([join(folder, name)]);
          const { id } = await stageImport(desk.database, { files, actor: desk.actor });
          const summary = await desk.commit(id);
          expect(fileOf(summary, 'accounts')).toMatchObject({ [state]: accounts, rejected: 0 });
          expect(fileOf(summary, 'assignments')).toMatchObject({ [state]: spells, rejected: 0 });
          expect(fileOf(summary, 'revenue')).toMatchObject({ read: rows, [state]: rows, totalCents: cents });
        }
        expect(desk.one('select sum(amount_cents) from revenue')).toBe(cents);
      } finally {
        await desk.close();
      }
    },
  );
} else {
  test(`real data is not here: ${folder}`, () => {
    expect(existsSync(folder)).toBe(false);
  });
}
