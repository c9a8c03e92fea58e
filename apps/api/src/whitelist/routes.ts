import type { Kernel } from '#chargers/kernel.ts';
import {
  addWhitelistEntry,
  listWhitelist,
  removeWhitelistEntry,
  updateWhitelistEntry,
} from '@laadpoort/contract/whitelist-endpoints';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { Actor } from '#platform/access/access.ts';
import { refuse, Refusal, type Route } from '#platform/http/route.ts';
import { readNewCard } from './new-card.ts';
import { listRefusedCards } from './refused-cards.ts';
import { listEntries, ownsStations, readEntry, type Reader } from './store.ts';
import { addEntry, changeEntry, removeEntry } from './change-entries.ts';

const readerOf = ({ accountId, personId, may }: Actor): Reader => ({
  accountId,
  personId,
  managesCards: may('whitelist.manage'),
});

const endsBeforeItBegins = (entry: {
  validFrom?: string | null | undefined;
  validUntil?: string | null | undefined;
}): boolean =>
  Boolean(entry.validFrom && entry.validUntil && Date.parse(entry.validUntil) <= Date.parse(entry.validFrom));

/** Charge points compare groups as text, like cards. */
const groupOf = (typed: string | null): string | null => (typed ? canonicalIdTag(typed) || null : null);

const wrongPeriod = refuse('invalid-request', [{ path: 'body.validUntil', code: 'before-start' }]);

export const registerWhitelistRoutes = (route: Route, { db, live, now, publish }: Kernel): void => {
  const changed = async (accountId: string, entryId: string) => {
    live.publish(accountId, { topic: 'whitelist', id: entryId });
    await publish('card.changed', { accountId });
  };

  route(listWhitelist, async (_, actor) => {
    const reader = readerOf(actor);
    const [entries, refused] = await Promise.all([
      listEntries(db, reader),
      listRefusedCards(db, reader.accountId, now()),
    ]);
    return { entries, refused };
  });

  route(addWhitelistEntry, async ({ body }, actor) => {
    const reader = readerOf(actor);
    const uid = await readNewCard(db, reader.accountId, body);
    if (uid instanceof Refusal) return uid;
    if (endsBeforeItBegins(body)) return wrongPeriod;
    const stationIds = [...new Set(body.stationIds)];
    if (!(await ownsStations(db, reader.accountId, stationIds))) return refuse('not-found');
    const enteredByHand = body.uid !== undefined;
    const entry = { ...body, uid, enteredByHand, group: groupOf(body.group), stationIds };
    const entryId = await addEntry(db, reader, entry, now());
    if (entryId === null)
      return refuse('already-whitelisted', [{ path: 'body.uid', code: 'already-whitelisted' }]);
    await changed(reader.accountId, entryId);
    return (await readEntry(db, reader, entryId)) ?? refuse('not-found');
  });

  route(updateWhitelistEntry, async ({ params: { entryId }, body }, actor) => {
    const reader = readerOf(actor);
    const before = await readEntry(db, reader, entryId);
    if (!before) return refuse('not-found');
    if (endsBeforeItBegins({ ...before, ...body })) return wrongPeriod;
    const stationIds = body.stationIds && [...new Set(body.stationIds)];
    if (stationIds && !(await ownsStations(db, reader.accountId, stationIds))) return refuse('not-found');
    const group = body.group === undefined ? undefined : groupOf(body.group);
    const change = { ...body, group, stationIds };
    if (!(await changeEntry(db, reader, entryId, change, now()))) return refuse('not-found');
    await changed(reader.accountId, entryId);
    return (await readEntry(db, reader, entryId)) ?? refuse('not-found');
  });

  route(removeWhitelistEntry, async ({ params: { entryId } }, actor) => {
    const reader = readerOf(actor);
    if (!(await removeEntry(db, reader, entryId, now()))) return refuse('not-found');
    await changed(reader.accountId, entryId);
    return undefined;
  });
};
