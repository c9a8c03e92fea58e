import { openDatabase } from '#platform/database/database.ts';
import { connectNatsBus } from '#platform/bus/nats-bus.ts';
import { buildOcppApp } from '#test/ocpp-app.ts';

/* The charger side in a separate process, to be killed. Its address is the first line of its output. */

const [databaseUrl = '', natsUrl = ''] = process.argv.slice(2);
const log = { error: () => undefined, warn: () => undefined };
const database = await openDatabase(databaseUrl, log);
const { url } = await buildOcppApp({
  bus: await connectNatsBus(natsUrl, log),
  database: { ...database, url: databaseUrl },
});
process.stdout.write(`${url}\n`);
