import { lookup } from 'node:dns/promises';
import { postJson } from '../../src/app/webhooks/post';

jest.mock('node:dns/promises', () => ({ lookup: jest.fn() }));
const resolvesTo = (...addresses: string[]) =>
  (lookup as unknown as jest.Mock).mockResolvedValue(addresses.map((address) => ({ address, family: 4 })));
const post = () => postJson('https://hooks.example.com/x', '{}', {}, { privateAllowed: false, timeoutMs: 50 });

test.each(['127.0.0.1', '10.0.0.8', '169.254.169.254'])('a name that leads to %s is not followed', async (address) => {
  resolvesTo(address);
  expect(await post()).toEqual({ status: null, error: expect.stringContaining('our own network') });
});

test('a name that is not known is told', async () => {
  (lookup as unknown as jest.Mock).mockRejectedValue(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
  expect(await post()).toEqual({ status: null, error: 'The name of the receiver is not known.' });
});
