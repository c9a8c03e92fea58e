import { Badge, Button } from '@mantine/core';
import type { InstalledProfile, SmartCharging } from '@laadpoort/contract/smart-charging';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { useSmartChargingWords } from './smart-charging-words.ts';

const colors = { acknowledged: 'moss', refused: 'amber', desired: 'sky', lost: 'amber' } as const;

type Props = Pick<SmartCharging, 'profiles'> & { onEdit: (profile: InstalledProfile) => void };

/** The profiles of a charger, with its answer to each. */
export const ProfileList = ({ profiles, onEdit }: Props) => {
  const { t } = useTranslation('smartCharging');
  const words = useSmartChargingWords();
  const steps = ({ profile: { chargingSchedule } }: InstalledProfile) =>
    chargingSchedule.chargingSchedulePeriod
      .map(({ startPeriod, limit }) =>
        t('step', { start: startPeriod, limit, unit: chargingSchedule.chargingRateUnit }),
      )
      .join('; ');
  return (
    <Section title={t('profiles')} intro={t('profilesIntro')}>
      <DataTable
        caption={t('profiles')}
        rows={profiles}
        rowKey={({ id }) => id}
        empty={t('profilesEmpty')}
        columns={[
          {
            id: 'profile',
            header: t('columns.profile'),
            cell: ({ profile }) =>
              t('level', {
                purpose: profile.chargingProfilePurpose,
                id: profile.chargingProfileId,
                level: profile.stackLevel,
                kind: profile.chargingProfileKind,
              }),
          },
          { id: 'where', header: t('columns.where'), cell: ({ connectorId }) => words.place(connectorId) },
          { id: 'steps', header: t('columns.steps'), cell: steps },
          {
            id: 'state',
            header: t('columns.state'),
            cell: ({ state, answer }) => (
              <Badge
                variant="light"
                tt="none"
                h="auto"
                styles={{ label: { whiteSpace: 'normal' } }}
                color={colors[state]}
              >
                {t(`state.${state}`, { answer: answer ?? '–' })}
              </Badge>
            ),
          },
          { id: 'by', header: t('columns.by'), cell: ({ setBy }) => setBy || t('product') },
          { id: 'when', header: t('columns.when'), cell: ({ setAt }) => <When at={setAt} short /> },
          {
            id: 'edit',
            header: t('edit'),
            hiddenHeader: true,
            cell: (installed) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('editNumber', { number: installed.profile.chargingProfileId })}
                onClick={() => onEdit(installed)}
              >
                {t('edit')}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
};
