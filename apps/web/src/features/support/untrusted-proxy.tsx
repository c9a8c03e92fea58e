import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { untrustedProxyQuery } from './queries.ts';

/** Behind a proxy that is not trusted all chargers and people have one address, and share its limits. */
export const UntrustedProxy = () => {
  const { t } = useTranslation('support');
  const { data } = useQuery(untrustedProxyQuery);
  if (!data?.proxy) return null;
  return (
    <Alert color="amber" title={t('proxy.title')}>
      {t('proxy.text', { address: data.proxy.address })}
    </Alert>
  );
};
