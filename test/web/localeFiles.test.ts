import { strFromU8, unzipSync } from 'fflate';
import request from 'supertest';
import { sendMails } from '../../src/app/mails/sendMails';
import { notify } from '../../src/app/notifications/notify';
import type { Mail } from '../../src/notifications/mails';
import { inTransaction } from '../../src/storage/database';
import { castUser } from '../cast';
import type { Site, Visitor } from './site';
import { STRANGE } from './strange';
import { openSwapSite } from './swapSite';

/** Files and mails follow the locale of the company as its pages do. */
let site: Site;
let leader: Visitor;
beforeAll(async () => {
  site = await openSwapSite();
  leader = await site.as('leader');
});
afterAll(() => site.close());

const write = (locale: string) => site.services.database.raw.prepare('update company set locale = ?').run(locale);
const COMMAS = ['de-DE', 'fr-FR'];
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test.each(COMMAS)('%s: a CSV opens in the spreadsheet of who writes a decimal comma', async (locale) => {
  write(locale);
  const accounts = (await leader.get('/accounts.csv?state=declining')).text.split('\r\n');
  expect(accounts[0]).toMatch(/^account_id;name;owner;segment/);
  expect(accounts[1]).toMatch(/^A2;Account 2;Finn Rep;Retail;North;Food;declining;10320,00;-0,0851;/);
  const review = (await leader.get('/review.csv')).text;
  expect(review).toMatch(/A2;Account 2;Cora Rep;Finn Rep;measured;4;11280,00;11280,00;10320,00;-960,00;-0,0851;2;/);
  expect((await leader.get('/review-coaching.csv')).text).toMatch(/^[a-z_]+(;[a-z_]+)+\r\n/);
});

test('en-US: numbers of a CSV have points, parted by commas', async () => {
  write('en-US');
  expect((await leader.get('/accounts.csv?state=declining')).text).toContain('declining,10320.00,-0.0851,');
});

test.each(COMMAS)('%s: what a workbook says is written so; its numbers are numbers', async (locale) => {
  write(locale);
  const { body } = await request(site.app).get('/review.xlsx').set('Cookie', leader.cookie()).responseType('blob');
  const files = unzipSync(new Uint8Array(body as Buffer));
  const text = plain(strFromU8(files['xl/sharedStrings.xml']).replace(/<[^>]*>/g, ' ¦ '));
  expect(text).toContain('revenue through Q4 2025');
  expect(text.match(STRANGE[locale]) ?? []).toEqual([]);
  expect(strFromU8(files['xl/worksheets/sheet3.xml'])).toMatch(/<v>11280<\/v>/);
});

test.each(COMMAS)('%s: a mail writes numbers so', async (locale) => {
  write(locale);
  const { database } = site.services;
  const rep = castUser(database, `Rep${locale}`, 'rep');
  const about = { coming: 1204, leaving: 1 };
  const at = '2026-02-10T09:00:00.000Z';
  await inTransaction(database.db, (trx) =>
    notify(trx, { kind: 'accountsAnnounced', about, to: [rep], by: null, key: locale, at }),
  );
  const mails: Mail[] = [];
  const send = async (mail: Mail): Promise<void> => void mails.push(mail);
  await sendMails(database, { send, publicUrl: 'https://planner.example.com' }, () => at);
  const thousand = { 'de-DE': '1.204', 'fr-FR': '1 204' }[locale];
  expect(mails.map(({ text }) => plain(text))).toEqual([expect.stringContaining(`${thousand} accounts coming to you`)]);
  expect(plain(mails[0].subject)).toContain(`${thousand} accounts coming`);
});
