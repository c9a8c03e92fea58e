import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

/** For which sessions an issuer pays. */
export const useSinceWords = (): ((paysFrom: string | null) => string) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks.pays' });
  const format = useFormat();
  return (paysFrom) =>
    paysFrom === null
      ? t('always')
      : t('since', { day: format.day(dayOf(new Date(paysFrom), ACCOUNT_TIME_ZONE)) });
};
