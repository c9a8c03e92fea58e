import type { HeldSession } from '@laadpoort/contract/settlement/held-sessions';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

/** How many sessions were chosen, and what they come to. */
export const useChosenWords = (chosen: readonly HeldSession[]) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const format = useFormat();
  const sessions = t('list.sessions', { count: chosen.length });
  const amount = format.money(sumAmounts(chosen.map(({ amountWithoutVat }) => amountWithoutVat)));
  return { sessions, amount, all: t('list.chosen', { sessions, amount }) };
};
