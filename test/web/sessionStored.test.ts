import type { AddressInfo } from 'node:net';
import { DatabaseSessionStore } from '../../src/web/middleware/sessionStore';
import { openSite, PASSWORD, type Site, tokenIn } from './site';

let site: Site;
beforeEach(async () => {
  site = await openSite();
  await site.as('admin');
});
afterEach(() => site.close());

test('who follows the redirect of the sign-in at once is signed in, however slowly sessions are stored', async () => {
  const set = DatabaseSessionStore.prototype.set;
  const slowly = jest.spyOn(DatabaseSessionStore.prototype, 'set').mockImplementation(function (
    this: unknown,
    ...given
  ) {
    setTimeout(() => set.apply(this as DatabaseSessionStore, given), 100);
  });
  const server = site.app.listen(0);
  try {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const form = await fetch(`${base}/sign-in`);
    const body = new URLSearchParams({
      email: 'admin@example.com',
      password: PASSWORD,
      _csrf: tokenIn(await form.text()),
    });
    const cookie = (answer: Response) =>
      answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
    const answer = await fetch(`${base}/sign-in`, {
      method: 'POST',
      body,
      headers: { cookie: cookie(form) },
      redirect: 'manual',
    });
    // The headers are there; nobody has waited for the end of the answer.
    const first = await fetch(`${base}/profile`, { headers: { cookie: cookie(answer) }, redirect: 'manual' });
    expect([answer.status, first.status]).toEqual([303, 200]);
  } finally {
    slowly.mockRestore();
    await new Promise((closed) => server.close(closed));
  }
});
