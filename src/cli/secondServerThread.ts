import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../config';
import { openDatabase } from '../storage/database';
import { createApp } from '../web/app';
import { realNow } from './clock';
import { nowOn } from './context';
import { WEB_DATABASE } from './webDatabase';

/** What the thread is given: where the data is, the stated day (null = the clock's), and the socket to listen on. */
export interface SecondServerData {
  databaseUrl: string;
  config: Config;
  stated: string | null;
  socket: string;
}

/** The pages once more, for requests that take long (web/beside). Long reads are done here: nobody else waits for them. */
const { databaseUrl, config, stated, socket } = workerData as SecondServerData;
const database = openDatabase(databaseUrl, { ...WEB_DATABASE, readBeside: false });
const now = nowOn(stated);
const app = createApp({ database, config, today: () => now().slice(0, 10), now, realNow });
// Behind the first server, which says from where a request came.
app.set('trust proxy', 1);
const server = createServer(app);
// Who passes a request on keeps to its own limits.
server.requestTimeout = 0;
server.listen(socket, () => parentPort?.postMessage('ready'));

parentPort?.on('message', () => {
  server.close(async () => {
    await database.close();
    parentPort?.close();
  });
});
