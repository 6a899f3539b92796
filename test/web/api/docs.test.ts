import { textOf } from '../castSite';
import { openSite, type Site } from '../site';
import { document } from './described';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('the description is open to everybody and leads to every request', async () => {
  const { status, text } = await site.visitor().get('/api/docs');
  expect(status).toBe(200);
  const operations = Object.values(document.paths).flatMap(
    (methods) => Object.values(methods) as unknown as { operationId: string }[],
  );
  for (const { operationId } of operations) expect(text).toContain(`href="/api/docs/${operationId}"`);
  expect(text).not.toContain('<script src="http');
});

test('each request has a page of its own below 100 kB that names its fields, types and refusals', async () => {
  const visitor = site.visitor();
  const ids = [...(await visitor.get('/api/docs')).text.matchAll(/href="(\/api\/docs\/\w+)"/g)].map(([, href]) => href);
  for (const href of ids) {
    const { status, text } = await visitor.get(href);
    expect([href, status, text.length < 100_000]).toEqual([href, 200, true]);
    expect(textOf(text)).not.toMatch(/undefined|\[object|string,null/);
  }
  const words = textOf((await visitor.get('/api/docs/getTradesOne')).text);
  expect(words).toContain('legs[].expectedCents whole number Gain less loss; integer minor units of the currency.');
  expect(words).toContain('planId text or null');
  expect(textOf((await visitor.get('/api/docs/postTradesConsents')).text)).toContain(
    'overrideReason text, may be left out',
  );
  expect((await visitor.get('/api/docs/nothing')).status).toBe(404);
});
