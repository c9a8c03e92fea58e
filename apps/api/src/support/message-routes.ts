import type { EndpointAnswer, EndpointRequest } from '@laadpoort/contract/wire/endpoint';
import {
  exportSupportMessages,
  exportSupportSessionMessages,
  listSupportMessages,
  listSupportSessionMessages,
} from '@laadpoort/contract/support';
import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Download, type Refusal, type Route } from '#platform/http/route.ts';
import type { OpenDevice } from '#chargers/open-device.ts';
import { findChargePointOfSession } from './store.ts';

type Page = EndpointAnswer<typeof listSupportMessages>;

interface Reader {
  readonly accountId: string | null;
  readonly inIdTags: boolean;
}

/** People ask support about cards by their numbers. */
const OF_ALL: Reader = { accountId: null, inIdTags: true };

/** The message log, of any account. */
export interface SupportMessages {
  ofChargePoint(
    chargePointId: string,
    query: EndpointRequest<typeof listSupportMessages>['query'],
    inIdTags: boolean,
  ): Promise<Page | Refusal>;
  fileOfChargePoint(
    chargePointId: string,
    query: EndpointRequest<typeof exportSupportMessages>['query'],
    inIdTags: boolean,
  ): Promise<Download | Refusal>;
  ofSession(
    sessionId: number,
    reader: Reader,
    query: EndpointRequest<typeof listSupportSessionMessages>['query'],
  ): Promise<Page | Refusal>;
  fileOfSession(
    sessionId: number,
    reader: Reader,
    query: EndpointRequest<typeof exportSupportSessionMessages>['query'],
  ): Promise<Download | Refusal>;
}

interface SupportMessageDeps {
  readonly db: Database;
  readonly messages: SupportMessages;
  readonly open: OpenDevice;
}

const VIEW = 'support.view-messages';
const EXPORT = 'support.export-messages';

/** The message log for support: every charger and session, every view recorded. */
export const registerSupportMessageRoutes = (
  route: Route,
  { db, messages, open }: SupportMessageDeps,
): void => {
  const openOfSession = async (person: Person, action: string, sessionId: number) => {
    const chargePointId = await findChargePointOfSession(db, sessionId);
    return chargePointId === null ? null : open(person, action, chargePointId);
  };

  route(listSupportMessages, async ({ params: { chargePointId }, query }, person) =>
    (await open(person, VIEW, chargePointId))
      ? messages.ofChargePoint(chargePointId, query, OF_ALL.inIdTags)
      : refuse('not-found'),
  );

  route(exportSupportMessages, async ({ params: { chargePointId }, query }, person) =>
    (await open(person, EXPORT, chargePointId))
      ? messages.fileOfChargePoint(chargePointId, query, OF_ALL.inIdTags)
      : refuse('not-found'),
  );

  route(listSupportSessionMessages, async ({ params: { sessionId }, query }, person) =>
    (await openOfSession(person, VIEW, sessionId))
      ? messages.ofSession(sessionId, OF_ALL, query)
      : refuse('not-found'),
  );

  route(exportSupportSessionMessages, async ({ params: { sessionId }, query }, person) =>
    (await openOfSession(person, EXPORT, sessionId))
      ? messages.fileOfSession(sessionId, OF_ALL, query)
      : refuse('not-found'),
  );
};
