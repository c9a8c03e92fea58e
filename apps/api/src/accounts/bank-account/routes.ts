import { cancelBankAccount, getBankAccount, putBankAccount } from '@laadpoort/contract/accounts/bank-account';
import { parseIban } from '@laadpoort/domain/accounts/iban';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { cancelBankAccountChange, changeBankAccount } from './change.ts';
import { readBankAccount } from './store.ts';

/** Where the money of an account goes. */
export const registerBankAccountRoutes = (route: Route, kernel: Kernel): void => {
  const { db, now, live, settings } = kernel;
  const told = () => ({ now: now(), publicUrl: settings.publicUrl });
  const current = async (accountId: string) => readBankAccount(db, accountId, now());
  const changed = async (accountId: string) => {
    live.publish(accountId, { topic: 'account', id: accountId });
    return current(accountId);
  };

  route(getBankAccount, async (_, { accountId }) => ({ bankAccount: await current(accountId) }));

  route(putBankAccount, async ({ body: { iban: typed, holder } }, actor) => {
    const parsed = parseIban(typed);
    if (!parsed.ok) {
      const code = parsed.reason === 'empty' ? 'required' : `iban-${parsed.reason}`;
      return refuse('invalid-request', [{ path: 'body.iban', code }]);
    }
    const isEntered = await changeBankAccount(db, actor, { iban: parsed.iban, holder }, told());
    if (!isEntered) return refuse('owner-is-new');
    return { bankAccount: await changed(actor.accountId) };
  });

  route(cancelBankAccount, async (_, actor) => {
    const isCancelled = await db.prisma.$transaction((tx) => cancelBankAccountChange(tx, actor, told()));
    if (!isCancelled) return refuse('too-late-to-cancel');
    return { bankAccount: await changed(actor.accountId) };
  });
};
