import { Button, Group, Text } from '@mantine/core';
import { dismissUnknownChargePoint } from '@laadpoort/contract/onboarding/endpoints';
import type { UnknownChargePoint } from '@laadpoort/contract/onboarding/adoption-window';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { When } from '#ui/times/when.tsx';

interface Props {
  chargePoints: readonly UnknownChargePoint[] | undefined;
  /** Absent for people with read-only access. */
  onAdopt?: ((identity: string) => void) | undefined;
}

/** Which chargers tried to connect, how often, from where and with what. */
export const UnknownTable = ({ chargePoints, onAdopt }: Props) => {
  const { t } = useTranslation('onboarding');
  const dismiss = useApiMutation(dismissUnknownChargePoint);
  const takeOff = (identity: string) =>
    dismiss.mutate({ body: { identity } }, { onSuccess: () => toast(t('unknown.dismissed', { identity })) });
  return (
    <DataTable
      caption={t('unknown.caption')}
      rows={chargePoints}
      rowKey={({ identity }) => identity}
      empty={
        <>
          <Text fw={650}>{t('unknown.emptyTitle')}</Text>
          <Text c="dimmed">{t('unknown.emptyText')}</Text>
        </>
      }
      columns={[
        { id: 'identity', header: t('columns.identity'), cell: ({ identity }) => identity },
        {
          id: 'attempts',
          header: t('columns.attempts'),
          numeric: true,
          cell: ({ attempts }) => attempts,
          sortValue: ({ attempts }) => attempts,
        },
        { id: 'last', header: t('columns.last'), cell: ({ lastAt }) => <When at={lastAt} short /> },
        {
          id: 'address',
          header: t('columns.address'),
          cell: ({ address, userAgent }) => [address, userAgent].filter(Boolean).join(' · '),
        },
        {
          id: 'shows',
          header: t('columns.shows'),
          cell: ({ showedKey, secure, foreignProtocols }) =>
            [
              ...(foreignProtocols === null
                ? []
                : [
                    t(foreignProtocols === '' ? 'unknown.noProtocol' : 'unknown.foreign', {
                      foreignProtocols,
                    }),
                  ]),
              t(showedKey ? 'unknown.withKey' : 'unknown.withoutKey'),
              t(secure ? 'unknown.secure' : 'unknown.plain'),
            ].join(', '),
        },
        {
          id: 'actions',
          header: t('columns.actions'),
          hiddenHeader: true,
          cell: ({ identity }) =>
            onAdopt && (
              <Group gap="xs">
                <Button
                  size="xs"
                  aria-label={t('unknown.adoptOf', { identity })}
                  onClick={() => onAdopt(identity)}
                >
                  {t('unknown.adopt')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('unknown.dismissOf', { identity })}
                  onClick={() => takeOff(identity)}
                >
                  {t('unknown.dismiss')}
                </Button>
              </Group>
            ),
        },
      ]}
    />
  );
};
