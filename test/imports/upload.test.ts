import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { ProductError } from '../../src/shared/errors';
import { receiveUpload } from '../../src/web/imports/upload';

let base: string;
let server: Server;
let ended: (code: string) => void = () => {};
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'rotation-upload-'));
  const app = express();
  app.post('/', async (req, res) => {
    const admit = ({ pass }: Record<string, string>): void => {
      if (pass !== 'yes') throw new ProductError('refused', 'test.noPass', 'No.');
    };
    try {
      const { files } = await receiveUpload(req, { folder: join(base, 'one', 'upload'), limitBytes: 1_000, admit });
      res.send(files.map((file) => file.name).join());
      ended('kept');
    } catch (error) {
      const code = error instanceof ProductError ? error.code : String(error);
      res.status(400).send(code);
      ended(code);
    }
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(base, { recursive: true, force: true });
});

const left = (): string[] => {
  const folder = join(base, 'one');
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
};

const part = (headers: string, body: string): string =>
  `--b\r\ncontent-disposition: form-data; ${headers}\r\n\r\n${body}\r\n`;
const pass = part('name="pass"', 'yes');

const send = (body: string) =>
  request(server).post('/').set('content-type', 'multipart/form-data; boundary=b').send(body);

test('a refusal leaves nothing, whatever file was just being opened', async () => {
  for (let turn = 0; turn < 40; turn++) {
    const files = Array.from({ length: 21 + (turn % 3) }, (_, i) => part(`name="f"; filename="${i}.csv"`, 'a,b'));
    const answer = await send(`${pass}${files.join('')}--b--\r\n`);
    expect(answer.text).toBe('import.tooManyFiles');
    expect(left()).toEqual([]);
  }
});

test('a file that is too large leaves nothing of those before it', async () => {
  const files = ['x'.repeat(900), 'y'.repeat(2_000), 'z'].map((text, i) => part(`name="f"; filename="${i}.csv"`, text));
  expect((await send(`${pass}${files.join('')}--b--\r\n`)).text).toBe('import.tooLarge');
  expect(left()).toEqual([]);
});

test.each([
  ['of a file', pass, 'filename="a.csv"', 'import.unreadableUpload'],
  ['of a file that nobody chose', pass, 'filename=""', 'import.unreadableUpload'],
  ['of a file that is not admitted', '', 'filename="a.csv"', 'test.noPass'],
])('a form that ends in the middle %s is refused', async (_what, before, headers, code) => {
  const body = `${before}${part(`name="f"; ${headers}`, 'a,b,c')}`;
  expect((await send(body)).text).toBe(code);
  expect(left()).toEqual([]);
});

test('a browser that goes away in the middle leaves nothing', async () => {
  const over = new Promise<string>((resolve) => {
    ended = resolve;
  });
  const { port } = server.address() as AddressInfo;
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 10_000 };
  const browser = httpRequest({ port, method: 'POST', headers }).on('error', () => {});
  browser.write(`${pass}${part('name="f"; filename="a.csv"', 'a,b')}`);
  while (left().length < 2) await new Promise((resolve) => setImmediate(resolve));
  browser.destroy();
  expect(await over).toBe('import.aborted');
  expect(left()).toEqual([]);
});

test('files are kept under the names they came with', async () => {
  const files = ['a.csv', 'b.csv'].map((name) => part(`name="f"; filename="${name}"`, 'a,b'));
  expect((await send(`${pass}${files.join('')}--b--\r\n`)).text).toBe('a.csv,b.csv');
  expect(left().sort()).toEqual(['upload', 'upload/1.upload', 'upload/2.upload']);
});
