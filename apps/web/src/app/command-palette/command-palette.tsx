import '@mantine/spotlight/styles.css';
import { listStations } from '@laadpoort/contract/stations/endpoints';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconChargingPile, IconMapPin, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { apiQuery } from '#lib/api.ts';
import { mayIn, useMe } from '#lib/me.ts';
import { onOpenCommandPalette } from './open-command-palette.ts';
import { pagesFor, portalOf } from '../navigation/pages.ts';

/** Ctrl-K: pages of this portal, stations and chargers by name or serial number. */
export const CommandPalette = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const portal = portalOf(useLocation().pathname);
  const me = useMe();
  const mayViewStations = mayIn(me, 'stations.view');
  const { data } = useQuery({ ...apiQuery(listStations, {}), enabled: mayViewStations });
  useEffect(() => {
    // It is loaded because somebody opened it.
    spotlight.open();
    return onOpenCommandPalette(spotlight.open);
  }, []);

  const stations = data?.stations ?? [];
  const go = (to: string) => () => void navigate(to);
  const actions: SpotlightActionGroupData[] = [
    {
      group: t('palette.pages'),
      actions: pagesFor(me, portal).map(({ to, name, icon: Icon }) => ({
        id: to,
        label: t(`nav.${name}`),
        leftSection: <Icon size={20} aria-hidden />,
        onClick: go(to),
      })),
    },
    {
      group: t('palette.stations'),
      actions: stations.map(({ id, name, city }) => ({
        id,
        label: name,
        description: city,
        leftSection: <IconMapPin size={20} aria-hidden />,
        onClick: go(`/stations/${id}`),
      })),
    },
    {
      group: t('palette.devices'),
      actions: stations.flatMap(({ chargePoints }) =>
        chargePoints.map(({ id, serialNumber, stationName, model }) => ({
          id,
          label: serialNumber,
          description: [stationName, model].filter(Boolean).join(' · '),
          leftSection: <IconChargingPile size={20} aria-hidden />,
          onClick: go(`/devices/${id}/operation`),
        })),
      ),
    },
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut="mod + K"
      nothingFound={t('palette.nothing')}
      limit={12}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
};
