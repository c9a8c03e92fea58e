import { openDatabase } from '#platform/database/database.ts';
import { connectNatsBus } from '#platform/bus/nats-bus.ts';
import { buildOcppApp } from './ocpp-app.ts';

/* The station side in a process of its own, to be killed. Its address is the first line it writes. */

const [databaseUrl = '', natsUrl = ''] = process.argv.slice(2);
const log = { error: () => undefined, warn: () => undefined };
const database = await openDatabase(databaseUrl, log);
const { url } = await buildOcppApp({
  bus: await connectNatsBus(natsUrl, log),
  database: { ...database, url: databaseUrl },
});
process.stdout.write(`${url}\n`);
