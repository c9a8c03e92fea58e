import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { ChargePoint } from '@laadpoort/contract/charge-points';
import {
  getSupportChargePoint,
  getSupportCommand,
  listSupportEvents,
  searchSupport,
  sendSupportCommand,
} from '@laadpoort/contract/support';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import type { Database } from '#platform/database/database.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { auditSearch, readAudit } from './audit.ts';
import type { OpenDevice } from '#chargers/open-device.ts';
import { registerSupportMessageRoutes, type SupportMessages } from './message-routes.ts';
import { findDevice, searchDevices } from './store.ts';

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface SupportDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly isConnected: (chargePointId: string) => boolean;
  readonly openDevice: OpenDevice;
  readonly readChargePoint: (chargePointId: string) => Promise<ChargePoint | null>;
  readonly readEvents: (
    chargePointId: string,
    page: Page,
  ) => Promise<EndpointAnswer<typeof listSupportEvents> | Refusal>;
  readonly messages: SupportMessages;
  readonly listCommands: (chargePointId: string) => Promise<Command[]>;
  readonly readCommand: (
    chargePointId: string,
    commandId: string,
  ) => Promise<EndpointAnswer<typeof getSupportCommand> | null>;
  /** Stores the command and its audit entry; the owner sees both. */
  readonly sendCommand: (order: {
    readonly chargePointId: string;
    readonly accountId: string;
    readonly requester: { readonly personId: string; readonly personName: string; readonly role: string };
    readonly request: CommandRequest;
    readonly reason: string;
    readonly force: boolean;
  }) => Promise<Command | Refusal>;
}

/**
 * The support console: devices of all accounts. Every view and every action leaves an audit entry in the owner's
 * account.
 */
export const registerSupportRoutes = (route: Route, deps: SupportDeps): void => {
  const { db, now, isConnected, openDevice: open } = deps;

  route(searchSupport, async ({ query: { q } }, person) => {
    const hits = await searchDevices(db, q);
    await auditSearch(db, { person, text: q, hits: hits.length, now: now() });
    return { hits: hits.map((hit) => ({ ...hit, connected: isConnected(hit.chargePointId) })) };
  });

  route(getSupportChargePoint, async ({ params: { chargePointId } }, person) => {
    const device = await open(person, 'support.view-device', chargePointId);
    if (!device) return refuse('not-found');
    const [chargePoint, commands, audit] = await Promise.all([
      deps.readChargePoint(chargePointId),
      deps.listCommands(chargePointId),
      readAudit(db, device),
    ]);
    if (!chargePoint) return refuse('not-found');
    return { accountName: device.accountName, identity: device.identity, chargePoint, commands, audit };
  });

  route(listSupportEvents, async ({ params: { chargePointId }, query }, person) =>
    (await open(person, 'support.view-events', chargePointId))
      ? deps.readEvents(chargePointId, query)
      : refuse('not-found'),
  );

  registerSupportMessageRoutes(route, { db, messages: deps.messages, open });

  route(getSupportCommand, async ({ params: { chargePointId, commandId } }, person) => {
    if (!(await open(person, 'support.view-device', chargePointId))) return refuse('not-found');
    return (await deps.readCommand(chargePointId, commandId)) ?? refuse('not-found');
  });

  route(sendSupportCommand, async ({ params: { chargePointId }, query: { force }, body }, person) => {
    const device = await findDevice(db, chargePointId);
    if (!device) return refuse('not-found');
    const answer = await deps.sendCommand({
      chargePointId,
      accountId: device.accountId,
      requester: { personId: person.personId, personName: person.personName, role: person.platformRole },
      request: body.command,
      reason: body.reason,
      force,
    });
    return answer instanceof Refusal ? inCommand(answer) : answer;
  });
};

/** For owners the body is the command itself; here it is one field of the body. */
const inCommand = ({ code, fields }: Refusal): Refusal =>
  refuse(
    code,
    fields.map(({ path, ...problem }) => ({ ...problem, path: path.replace(/^body\./, 'body.command.') })),
  );
