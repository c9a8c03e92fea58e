import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

type Possible = SetAsideItem['possible'][number];

/** What an item is, what it says, and the sessions that it may belong to, in words. */
export const useSetAsideWords = () => {
  const { t } = useTranslation('setAside');
  const format = useFormat();
  return {
    title: ({ kind, transactionId, readings, sessionId }: SetAsideItem): string =>
      kind === 'stop' && sessionId !== null
        ? t('what.conflicting')
        : t(`what.${kind}`, { transaction: transactionId ?? '–', count: readings ?? 0 }),
    facts: ({ from, until, registerWh, idTagMasked, connectorId, timeZone }: SetAsideItem): string =>
      [
        from !== null && t('facts.from', { at: format.dateTime(from, timeZone) }),
        until !== null &&
          t(from === null ? 'facts.at' : 'facts.until', { at: format.dateTime(until, timeZone) }),
        registerWh !== null && t('facts.register', { register: format.energy(registerWh) }),
        connectorId !== null && t('facts.connector', { number: connectorId }),
        idTagMasked !== null && t('facts.card', { card: idTagMasked }),
      ]
        .filter((fact) => fact !== false)
        .join(' · '),
    session: ({ connectorId, startedAt, endedAt, energyWh }: Possible, timeZone: string): string =>
      t(endedAt === null ? 'session.running' : 'session.ended', {
        number: connectorId,
        from: format.dateTime(startedAt, timeZone),
        until: endedAt === null ? '' : format.dateTime(endedAt, timeZone),
        energy: format.energy(energyWh),
      }),
    card: ({ idTagMasked }: Possible): string =>
      idTagMasked === '' ? t('session.noCard') : t('facts.card', { card: idTagMasked }),
  };
};
