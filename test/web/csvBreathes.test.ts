import { Writable } from 'node:stream';
import type { Response } from 'express';
import { sendCsv } from '../../src/web/accounts/csv';

test('others are answered between two parts of a long list', async () => {
  const order: string[] = [];
  async function* parts(): AsyncGenerator<string> {
    for (const name of ['one', 'two', 'three']) {
      order.push(name);
      yield name;
    }
  }
  const res = new Writable({ write: (_part, _encoding, done) => done() });
  const turns = (async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('turn');
    }
  })();
  await sendCsv(Object.assign(res, { set: () => res }) as unknown as Response, 'list.csv', parts());
  await turns;
  expect(order.indexOf('turn')).toBeLessThan(order.indexOf('two'));
  expect(order.slice(order.indexOf('two'), order.indexOf('three'))).toContain('turn');
});
