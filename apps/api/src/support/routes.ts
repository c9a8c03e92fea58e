import { getSupportChargePoint, searchSupport } from '@laadpoort/contract/support/devices';
import { doSupportJobAgain, listSupportJobs } from '@laadpoort/contract/support/jobs';
import { lastCommands } from '#chargers/commands/read-commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { accountsOfDevices } from '#chargers/record-looks.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { auditSearch, readAudit } from './audit.ts';
import { doAgain, readJobs } from './jobs.ts';
import { searchDevices } from './store.ts';

/** The support console: devices of all accounts. Every look and every act leaves an audit entry in the owner's account. */
export const registerSupportRoutes = (route: Route, kernel: Kernel): void => {
  const { db, now, ask, isConnected, openDevice } = kernel;

  route(listSupportJobs, () => readJobs(db));

  route(doSupportJobAgain, async ({ params: { jobId } }, { personId: actorId }) =>
    (await doAgain(db, { id: BigInt(jobId), actorId, now: now() })) ? undefined : refuse('not-found'),
  );

  route(searchSupport, async ({ query: { q } }, person) => {
    const hits = await searchDevices(db, q);
    await person.looking.into(
      await accountsOfDevices(
        db,
        hits.map(({ chargePointId }) => chargePointId),
      ),
    );
    await auditSearch(db, { person, text: q, hits: hits.length, now: now() });
    return { hits: hits.map((hit) => ({ ...hit, connected: isConnected(hit.chargePointId) })) };
  });

  route(getSupportChargePoint, async ({ params: { chargePointId } }, person) => {
    const device = await openDevice(person, chargePointId);
    if (!device) return refuse('not-found');
    const [chargePoint, commands, audit] = await Promise.all([
      ask('charge-point.read', chargePointId),
      lastCommands(db, chargePointId),
      readAudit(db, device),
    ]);
    if (!chargePoint) return refuse('not-found');
    return { accountName: device.accountName, identity: device.identity, chargePoint, commands, audit };
  });
};
