import { listDemoMails, listSupportMails } from '@laadpoort/contract/mail/endpoints';
import { apiQuery } from '#lib/api.ts';

/** A mail may be written at any time, also by who is not signed in: only when it is sent is it announced. */
const watched = { refetchInterval: 5_000 } as const;

export const supportMailsQuery = { ...apiQuery(listSupportMails, {}), ...watched };
export const demoMailsQuery = { ...apiQuery(listDemoMails, {}), ...watched };
