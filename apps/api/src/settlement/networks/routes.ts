import {
  addNetwork,
  confirmNetworkPays,
  listNetworks,
  sayNetworkPays,
} from '@laadpoort/contract/settlement/networks';
import {
  confirmNetworkCards,
  importNetworkCards,
  listNetworkCards,
  putNetworkCard,
} from '@laadpoort/contract/settlement/network-cards';
import { isUnusual, parseIdTag } from '@laadpoort/domain/cards/id-tag';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { addIssuer, confirmPays, sayPays } from './change-network.ts';
import { confirmCards, putCards, type PutCards } from './put-cards.ts';
import { readCardFile, type CardProblem } from './read-card-file.ts';
import { readNetworkCards, readNetworks } from './store.ts';

const failed = (problems: readonly CardProblem[]) => ({ added: 0, changed: 0, problems: [...problems] });

/** Who issues cards, and who of them pays. */
export const registerNetworkRoutes = (route: Route, { db, now, live, publish }: Kernel): void => {
  const read = async (personId: string, networkId: string) =>
    (await readNetworks(db, personId, networkId))[0] ?? refuse('not-found');

  const told = <Answer>(networkId: string, answer: Answer): Answer => {
    live.publish('network', { topic: 'settlement', id: networkId });
    return answer;
  };

  const changed = async (put: Extract<PutCards, { kind: 'put' }>, networkId: string) => {
    told(networkId, undefined);
    for (const accountId of put.accountIds) {
      live.publish(accountId, { topic: 'whitelist', id: networkId });
      await publish('card.changed', { accountId });
    }
  };

  route(listNetworks, async (_, { personId }) => ({ networks: await readNetworks(db, personId) }));

  route(addNetwork, async ({ body: { name } }, { personId }) => {
    const id = await addIssuer(db, { personId, now: now() }, name);
    return id === null
      ? refuse('network-exists', [{ path: 'body.name', code: 'network-exists' }])
      : told(id, await read(personId, id));
  });

  route(sayNetworkPays, async ({ params: { networkId }, body }, { personId }) => {
    const outcome = await sayPays(db, { personId, now: now() }, networkId, body);
    return outcome === 'said' ? told(networkId, await read(personId, networkId)) : refuse(outcome);
  });

  route(confirmNetworkPays, async ({ params: { networkId }, body: { paysFrom } }, { personId }) => {
    const seen = paysFrom === null ? null : new Date(paysFrom);
    const outcome = await confirmPays(db, { personId, now: now() }, networkId, seen);
    return outcome === 'confirmed' ? told(networkId, await read(personId, networkId)) : refuse(outcome);
  });

  route(confirmNetworkCards, async ({ params: { networkId }, body: { cards } }, { personId }) => {
    const confirmed = await confirmCards(db, { personId, now: now() }, networkId, cards);
    if (confirmed === null) return refuse('cards-changed');
    return told(networkId, await read(personId, networkId));
  });

  route(listNetworkCards, async ({ params: { networkId }, query: { q } }, { personId }) => {
    const network = await read(personId, networkId);
    return 'id' in network ? { network, ...(await readNetworkCards(db, networkId, q)) } : network;
  });

  route(
    putNetworkCard,
    async ({ params: { networkId }, body }, { personId }): Promise<Refusal | undefined> => {
      const card = parseIdTag(body.uid);
      if (!card.ok || isUnusual(card.idTag))
        return refuse('invalid-request', [{ path: 'body.uid', code: 'not-a-card' }]);
      const issued = { ...body, uid: card.idTag.canonical };
      const put = await putCards(db, { personId, now: now() }, networkId, [issued]);
      if (put.kind === 'not-found') return refuse('not-found');
      if (put.kind === 'of-others')
        return refuse('invalid-request', [{ path: 'body.uid', code: 'card-of-another-network' }]);
      await changed(put, networkId);
      return undefined;
    },
  );

  route(importNetworkCards, async ({ params: { networkId }, body }, { personId }) => {
    const file = await readCardFile(body);
    if (file === 'too-large') return refuse('file-too-large');
    if (file.problems.length > 0) return failed(file.problems);
    const put = await putCards(db, { personId, now: now() }, networkId, file.cards);
    if (put.kind === 'not-found') return refuse('not-found');
    if (put.kind === 'of-others')
      return failed(
        file.cards.flatMap(({ uid, line }) =>
          put.uids.has(uid) ? [{ line, field: 'uid', code: 'card-of-another-network' }] : [],
        ),
      );
    await changed(put, networkId);
    return { added: put.added, changed: put.changed, problems: [] };
  });
};
