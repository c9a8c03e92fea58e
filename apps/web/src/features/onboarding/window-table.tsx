import { Anchor, Button, Code, Text } from '@mantine/core';
import type { AdoptionWindow } from '@laadpoort/contract/onboarding/adoption-window';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';

interface Props {
  windows: readonly AdoptionWindow[] | undefined;
  /** Link to an adopted charger. */
  devicePath: '/devices' | '/support/devices';
  withStation: boolean;
  /** Absent for people with read-only access. */
  onClose?: ((window: AdoptionWindow) => void) | undefined;
}

const isOpen = ({ state }: AdoptionWindow) => state === 'waiting' || state === 'connected';

/** Adoption windows with their outcome and what to do next. */
export const WindowTable = ({ windows, devicePath, withStation, onClose }: Props) => {
  const { t } = useTranslation('onboarding');
  const format = useFormat();
  const name = ({ identity }: AdoptionWindow) => identity ?? t('anyone');
  const columns: Column<AdoptionWindow>[] = [
    { id: 'identity', header: t('columns.identity'), cell: name },
    ...(withStation
      ? [
          {
            id: 'station',
            header: t('columns.station'),
            cell: ({ stationName }: AdoptionWindow) => stationName,
          },
        ]
      : []),
    {
      id: 'state',
      header: t('columns.state'),
      cell: (window) => <State window={window} devicePath={devicePath} />,
    },
    {
      id: 'until',
      header: t('columns.until'),
      cell: (window) => (isOpen(window) ? t('until', { time: format.time(window.closesAt) }) : t('closed')),
    },
    {
      id: 'actions',
      header: t('columns.actions'),
      hiddenHeader: true,
      cell: (window) =>
        onClose &&
        isOpen(window) && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('closeOf', { identity: name(window) })}
            onClick={() => onClose(window)}
          >
            {t('close')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('windows')}
      rows={windows}
      rowKey={({ id }) => id}
      empty={t('empty')}
      columns={columns}
    />
  );
};

const State = ({ window, devicePath }: { window: AdoptionWindow; devicePath: Props['devicePath'] }) => {
  const { t } = useTranslation('onboarding');
  const { state, refusedAt, chargePointId, pairing } = window;
  return (
    <div>
      <Text size="sm">{t(`state.${state}`)}</Text>
      {state === 'waiting' && pairing && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('addressIs')} <Code>{pairing.url}</Code>
        </Text>
      )}
      {state === 'closed' && refusedAt !== null && (
        <Text size="sm" c="dimmed">
          {t('refused')}
        </Text>
      )}
      {chargePointId !== null && (
        <Anchor component={Link} to={`${devicePath}/${chargePointId}`} size="sm">
          {t('toCharger')}
        </Anchor>
      )}
    </div>
  );
};
