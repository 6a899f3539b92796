import { CAST } from '../cast';
import { words } from './rotationSite';
import { openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let today: string = CAST.today;
beforeAll(async () => {
  site = await openTradeSite(() => today);
});
afterAll(() => site.close());

test('a trade whose day has come says at once why its owners have not changed', async () => {
  const trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  await site.anna.post(`${trade}/schedule`, { effectiveDate: '2026-04-01', dateReason: '' }, trade);
  const because = async (): Promise<string> =>
    /It has not, because: (.*?) Put into effect now/.exec(words((await site.anna.get(trade)).text))?.[1] ?? '';
  expect(await because()).toBe('');
  const before = today;
  today = '2026-04-02';
  expect(await because()).toBe('It is not announced: the reps have to know before their accounts move.');
  today = before;
  await site.announce(trade);
  today = '2026-04-02';
  expect(await because()).toMatch(
    /^The owner data is from \w+ \d+, 2026; it must not be older than 7 days. Import the current accounts and owners first.$/,
  );
});
