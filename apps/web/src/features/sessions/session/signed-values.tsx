import { Stack, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

/** Begin and end as the meter signed them. */
export const SignedValues = ({ signed }: { signed: NonNullable<SessionDetail['signed']> }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const { beginWh, endWh, meterSerial, check } = signed;
  const shown = (registerWh: number | null) =>
    registerWh === null ? t('detail.noRegister') : format.register(registerWh);
  return (
    <Stack gap={0}>
      <span>{t('detail.signedValues', { begin: shown(beginWh), end: shown(endWh) })}</span>
      <Text size="sm" c="dimmed">
        {meterSerial !== null && `${t('detail.signedBy', { meter: meterSerial })} `}
        {t(`detail.signatures.${check}`)}
      </Text>
    </Stack>
  );
};
