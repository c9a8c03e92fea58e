import { listDemoMails, listSupportMails } from '@laadpoort/contract/mail/endpoints';
import { apiQuery } from '#lib/api.ts';

/** A mail may be written and sent at any time, so this polls while the page is open. */
const watched = { refetchInterval: 5_000 } as const;

export const supportMailsQuery = { ...apiQuery(listSupportMails, {}), ...watched };
export const demoMailsQuery = { ...apiQuery(listDemoMails, {}), ...watched };
