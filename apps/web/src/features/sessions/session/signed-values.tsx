import { Stack, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';

interface Props {
  readonly session: SessionDetail;
  readonly signed: NonNullable<SessionDetail['signed']>;
}

/** Begin and end as the meter signed them; its key may have changed since the energy was counted. */
export const SignedValues = ({ session, signed }: Props) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const mayEnterKey = useMay('stations.manage') && !session.chargerRemoved;
  const { beginWh, endWh, meterSerial, check } = signed;
  const { begin, energyFrom } = session.meter;
  const isCounted = begin?.from === 'signed' && energyFrom !== 'corrected';
  const shown = (registerWh: number | null) =>
    registerWh === null ? t('detail.noRegister') : format.register(registerWh);
  return (
    <Stack gap={0}>
      <span>{t('detail.signedValues', { begin: shown(beginWh), end: shown(endWh) })}</span>
      <Text size="sm" c="dimmed">
        {[
          meterSerial !== null && t('detail.signedBy', { meter: meterSerial }),
          t(`detail.signatures.${check}`),
          !session.running && t(isCounted ? 'detail.signedCounted' : 'detail.signedNotCounted'),
          check === 'no-key' && mayEnterKey && t('detail.enterKey'),
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
    </Stack>
  );
};
