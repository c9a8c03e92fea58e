import { Alert as Note, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { Alert } from '@laadpoort/contract/alerts';
import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StationZone } from '#lib/station-zone.ts';
import { When } from '#ui/times/when.tsx';
import { useAlertWords } from './alert-words.ts';

interface Props {
  readonly alerts: readonly Alert[];
  /** Link to the charger of an alert; absent on the charger's own page. */
  readonly linkTo?: (alert: Alert) => string;
  readonly withAccount?: boolean;
  /** Absent for people with read-only access. */
  readonly onAcknowledge?: ((alert: Alert) => void) | undefined;
}

/** One card per alert. */
export const AlertList = ({ alerts, ...props }: Props) => (
  <Stack gap="sm">
    {alerts.map((alert) => (
      <StationZone key={alert.id} value={alert.timeZone}>
        <AlertCard alert={alert} {...props} />
      </StationZone>
    ))}
  </Stack>
);

type CardProps = Omit<Props, 'alerts'> & { readonly alert: Alert };

const AlertCard = ({ alert, linkTo, withAccount, onAcknowledge }: CardProps) => {
  const { t } = useTranslation('alerts');
  const words = useAlertWords()(alert);
  const isOpen = alert.acknowledgedAt === null;
  const Icon = isOpen ? IconAlertTriangle : IconEye;
  const charger = t('charger', { serialNumber: alert.serialNumber, station: alert.stationName });
  return (
    <Note color={isOpen ? 'amber' : 'gray'} variant="light" icon={<Icon aria-hidden />} title={words.what}>
      <Stack gap="xs" align="flex-start">
        {isOpen && <Text size="sm">{words.next}</Text>}
        <Text size="sm">
          {linkTo && (
            <>
              <Anchor component={Link} to={linkTo(alert)} inherit>
                {charger}
              </Anchor>
              {' · '}
            </>
          )}
          {withAccount && `${t('ofAccount', { account: alert.accountName })} · `}
          {`${t('times', { count: alert.times })} · `}
          <When at={alert.lastAt} />
        </Text>
        <Acknowledgement alert={alert} onAcknowledge={onAcknowledge} />
      </Stack>
    </Note>
  );
};

const Acknowledgement = ({ alert, onAcknowledge }: Pick<CardProps, 'alert' | 'onAcknowledge'>) => {
  const { t } = useTranslation('alerts');
  if (alert.acknowledgedAt !== null)
    return (
      <Text size="sm" component="div">
        <Group gap={4}>
          {t('acknowledgedBy', { who: alert.acknowledgedBy ?? t('somebody') })}
          <When at={alert.acknowledgedAt} short />
        </Group>
      </Text>
    );
  if (!onAcknowledge) return null;
  return (
    <Button size="xs" variant="default" onClick={() => onAcknowledge(alert)}>
      {t('acknowledge')}
    </Button>
  );
};
