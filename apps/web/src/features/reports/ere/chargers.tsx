import { Button, Stack, Text } from '@mantine/core';
import type { EreMeterEntry, EreReport } from '@laadpoort/contract/reports/ere';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { MeterForm } from './meter-form.tsx';

type Charger = EreReport['chargers'][number];

/** What is known of the meter of each charger. */
export const Chargers = ({ rows }: { rows: readonly Charger[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.chargers' });
  const [entering, setEntering] = useState<Charger | null>(null);
  const mayEnter = useMay('account.manage');
  return (
    <Section title={t('title')} intro={t('intro')}>
      <DataTable
        caption={t('title')}
        rows={rows}
        rowKey={({ chargePointId }) => chargePointId}
        empty={<Text>{t('none')}</Text>}
        columns={[
          {
            id: 'charger',
            header: t('charger'),
            cell: ({ stationName, serialNumber }) => `${stationName} · ${serialNumber}`,
          },
          { id: 'ean', header: t('ean'), cell: ({ meter }) => meter?.ean ?? t('missing') },
          { id: 'meter', header: t('meter'), cell: ({ meter }) => <MeterFacts meter={meter} /> },
          { id: 'since', header: t('since'), cell: (charger) => <Since {...charger} /> },
          {
            id: 'action',
            header: t('action'),
            hiddenHeader: true,
            cell: (charger) =>
              mayEnter && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('enterOf', { charger: charger.serialNumber })}
                  onClick={() => setEntering(charger)}
                >
                  {t('enter')}
                </Button>
              ),
          },
        ]}
      />
      {entering && (
        <MeterForm
          chargePointId={entering.chargePointId}
          serialNumber={entering.serialNumber}
          meter={entering.meter}
          onClose={() => setEntering(null)}
        />
      )}
    </Section>
  );
};

const MeterFacts = ({ meter }: { meter: EreMeterEntry | null }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.chargers' });
  if (meter === null) return t('missing');
  const { meterSerial, mid, builtIn, ownRenewablePercent } = meter;
  return (
    <Stack gap={0}>
      <span>{meterSerial ?? t('noSerial')}</span>
      <Text size="sm">{mid === null ? t('noMid') : t('mid', { mid })}</Text>
      <Text size="sm">{t(builtIn ? 'builtIn' : 'notBuiltIn')}</Text>
      {ownRenewablePercent !== null && <Text size="sm">{t('own', { percent: ownRenewablePercent })}</Text>}
    </Stack>
  );
};

const Since = ({ meter, coming }: Charger) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.chargers' });
  const format = useFormat();
  return (
    <Stack gap={0}>
      {meter && <span>{format.date(meter.validFrom)}</span>}
      {coming.map(({ validFrom }) => (
        <Text key={validFrom} size="sm">
          {t('coming', { day: format.date(validFrom) })}
        </Text>
      ))}
    </Stack>
  );
};
