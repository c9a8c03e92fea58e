import { Alert, Button } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { SecondFactor } from '#features/accounts/second-factor/second-factor.tsx';
import { useMe } from '#lib/me.ts';
import { Page } from '#ui/page/page.tsx';

/** The support console; who lacks the second factor that it needs sets one up here first. */
const SupportLayout = () => {
  const { t } = useTranslation('support');
  const { secondFactor } = useMe();
  const [isSettingUp, setSettingUp] = useState(secondFactor === 'required');
  if (isSettingUp || secondFactor === 'required')
    return <SetUpFirst isDone={secondFactor !== 'required'} onGoOn={() => setSettingUp(false)} />;
  return (
    <>
      {secondFactor === 'exempt' && (
        <Alert color="amber" icon={<IconShieldOff aria-hidden />} mb="md">
          {t('secondFactor.exempt')}
        </Alert>
      )}
      <Outlet />
    </>
  );
};

/** Stays when it is done: recovery codes are shown only once. */
const SetUpFirst = ({ isDone, onGoOn }: { isDone: boolean; onGoOn: () => void }) => {
  const { t } = useTranslation('support');
  return (
    <Page title={t('secondFactor.title')} intro={t('secondFactor.intro')}>
      <SecondFactor />
      {isDone && (
        <Button style={{ alignSelf: 'flex-start' }} onClick={onGoOn}>
          {t('secondFactor.goOn')}
        </Button>
      )}
    </Page>
  );
};

export { SupportLayout as Component };
