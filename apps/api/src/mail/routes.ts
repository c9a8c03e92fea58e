import { listDemoMails, listSupportMails, sendSupportMailAgain } from '@laadpoort/contract/mail/endpoints';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readMails, readMailTexts, sendAgain } from './store.ts';

export const registerMailRoutes = (route: Route, { db, now, settings: { mail } }: Kernel): void => {
  route(listSupportMails, async () => ({ sends: mail.send !== undefined, mails: await readMails(db) }));

  route(sendSupportMailAgain, async ({ params: { mailId } }, { personId }) =>
    (await sendAgain(db, BigInt(mailId), personId, now())) ? undefined : refuse('not-found'),
  );

  route(listDemoMails, async () =>
    mail.isShownToAll ? { mails: await readMailTexts(db) } : refuse('not-found'),
  );
};
