import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ChargePoint, connectionDetailsSchema } from '@laadpoort/contract/charge-points/charge-point';
import { IconCircleCheck, IconCircleDashed, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { CopyLine } from '#ui/copy-line.tsx';
import { Section } from '#ui/page/page.tsx';
import { chargePointQuery } from '../queries.ts';

type Details = z.output<typeof connectionDetailsSchema>;

const UNLIKE_IN_URL = /[^A-Za-z0-9*\-_=:+|@.]/;

/** The details to enter in the charger, shown once, and a checklist that updates itself. */
export const ConnectCharger = ({ details }: { details: Details }) => {
  const { t } = useTranslation('stations');
  return (
    <Stack gap="lg" maw={640}>
      <Alert color="amber" icon={<IconKey aria-hidden />}>
        {t('connect.once')}
      </Alert>
      <CopyLine label={t('connect.url')} value={details.url} />
      <CopyLine label={t('connect.identity')} value={details.identity} />
      {UNLIKE_IN_URL.test(details.identity) && (
        <CopyLine label={t('connect.inUrl')} value={encodeURIComponent(details.identity)} />
      )}
      <CopyLine label={t('connect.key')} value={details.key} />
      <Group wrap="nowrap">
        <QRCodeSVG
          value={`${details.url}\n${details.identity}\n${details.key}`}
          size={144}
          marginSize={2}
          title={t('connect.qr')}
        />
        <Text size="sm" c="dimmed">
          {t('connect.qr')}
        </Text>
      </Group>
      <Checklist details={details} />
    </Stack>
  );
};

const ticksOf = (chargePoint: ChargePoint | undefined) => ({
  details: true,
  connected: chargePoint !== undefined && (chargePoint.connected || chargePoint.lastSeenAt !== null),
  booted: chargePoint !== undefined && chargePoint.bootedAt !== null,
  reported:
    chargePoint !== undefined && chargePoint.connectors.every(({ stateSince }) => stateSince !== null),
});

const steps = ['details', 'connected', 'booted', 'reported'] as const;

const Checklist = ({ details }: { details: Details }) => {
  const { t } = useTranslation('stations');
  const { data } = useQuery(chargePointQuery(details.chargePointId));
  const ticks = ticksOf(data);
  const finished = steps.every((step) => ticks[step]);
  return (
    <Section title={t('connect.steps')}>
      <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {steps.map((step) => (
          <Group component="li" key={step} gap="xs" wrap="nowrap">
            {ticks[step] ? (
              <IconCircleCheck size={22} color="var(--mark-moss)" aria-label={t('connect.done')} />
            ) : (
              <IconCircleDashed
                size={22}
                color="var(--mantine-color-dimmed)"
                aria-label={t('connect.waiting')}
              />
            )}
            <Text c={ticks[step] ? 'inherit' : 'dimmed'}>{t(`connect.step.${step}`)}</Text>
          </Group>
        ))}
      </Stack>
      {finished && <Text mt="sm">{t('connect.finished')}</Text>}
      <Group mt="md">
        <Button component={Link} to={`/stations/${details.stationId}/pricing`}>
          {t('connect.toPricing')}
        </Button>
        <Button component={Link} to={`/stations/${details.stationId}`} variant="default">
          {t('connect.toStation')}
        </Button>
      </Group>
    </Section>
  );
};
