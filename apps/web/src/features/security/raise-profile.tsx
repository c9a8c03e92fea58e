import { Box, Button, Checkbox, List, Text, Title } from '@mantine/core';
import { startSecurityUpgrade } from '@laadpoort/contract/security/endpoints';
import type { Security } from '@laadpoort/contract/security/security';
import { WAIVABLE_OBSTACLES } from '@laadpoort/domain/security/profile-upgrade';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { toast } from '#ui/feedback/toast.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface Props {
  readonly chargePointId: string;
  readonly next: NonNullable<Security['next']>;
  readonly mayOperate: boolean;
}

/** The button for the next security profile, with the obstacles to it. */
export const RaiseProfile = ({ chargePointId, next: { toProfile, obstacles }, mayOperate }: Props) => {
  const { t } = useTranslation('security');
  const [asking, setAsking] = useState(false);
  const [passing, setPassing] = useState(false);
  const start = useApiMutation(startSecurityUpgrade);
  const waivable = obstacles.length > 0 && obstacles.every((each) => WAIVABLE_OBSTACLES.has(each));
  const ready = obstacles.length === 0 || (waivable && passing);
  return (
    <Box>
      {obstacles.length > 0 && (
        <>
          <Title order={3}>{t('profile.obstacles', { profile: toProfile })}</Title>
          <List my="xs">
            {obstacles.map((obstacle) => (
              <List.Item key={obstacle}>{t(`obstacle.${obstacle}`)}</List.Item>
            ))}
          </List>
        </>
      )}
      {waivable && mayOperate && (
        <Checkbox
          my="sm"
          label={t('profile.pass')}
          checked={passing}
          onChange={({ currentTarget }) => setPassing(currentTarget.checked)}
        />
      )}
      {mayOperate && (
        <Button disabled={!ready} onClick={() => setAsking(true)}>
          {t('profile.raise', { profile: toProfile })}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={t('profile.raiseTitle', { profile: toProfile })}
          confirm={t('profile.raise', { profile: toProfile })}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const despite = passing ? obstacles : [];
            await start.mutateAsync({ params: { chargePointId }, body: { toProfile, despite, reason } });
            setAsking(false);
            toast(t('profile.started'));
          }}
        >
          <Text>{t('profile.raiseText')}</Text>
        </ReasonDialog>
      )}
    </Box>
  );
};
