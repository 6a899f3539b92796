import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

test('the connection goes to the address that was checked, whatever the name leads to afterwards', async () => {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.headers.host} at ${req.socket.localAddress}`);
    res.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.2', done));
  const { port } = server.address() as AddressInfo;
  (lookup as unknown as jest.Mock)
    .mockReset()
    .mockResolvedValueOnce([{ address: '127.0.0.2', family: 4 }])
    .mockResolvedValue([{ address: '127.0.0.1', family: 4 }]);
  const rules = { privateAllowed: true, timeoutMs: 5000 };
  expect(await postJson(`http://localhost:${port}/x`, '{}', {}, rules)).toEqual({ status: 200, error: null });
  expect(asked).toEqual([`localhost:${port} at 127.0.0.2`]);
  expect(lookup).toHaveBeenCalledTimes(1);
  server.close();
});
