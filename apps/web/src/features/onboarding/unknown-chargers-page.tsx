import { Button } from '@mantine/core';
import { closeSupportAdoptionWindow } from '@laadpoort/contract/onboarding/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { AdoptUnknown } from './adopt-unknown.tsx';
import { allWindowsQuery, unknownQuery } from './queries.ts';
import { UnknownTable } from './unknown-table.tsx';
import { WindowTable } from './window-table.tsx';

/** The list of unregistered chargers, and those being adopted. */
const UnknownChargersPage = () => {
  const { t } = useTranslation('onboarding');
  const unknown = useQuery(unknownQuery);
  const windows = useQuery(allWindowsQuery);
  const close = useApiMutation(closeSupportAdoptionWindow);
  const [adopting, setAdopting] = useState<string | null>(null);
  const mayOperate = useMay('support.operate');
  const failure = unknown.error ?? close.error;
  return (
    <Page
      title={t('unknown.title')}
      intro={t('unknown.intro')}
      actions={
        mayOperate && (
          <Button variant="default" onClick={() => setAdopting('')}>
            {t('unknown.adoptAny')}
          </Button>
        )
      }
    >
      {failure && <ErrorNote error={failure} />}
      <Section title={t('unknown.caption')} titleHidden>
        <UnknownTable
          chargePoints={unknown.data?.chargePoints}
          onAdopt={mayOperate ? setAdopting : undefined}
        />
      </Section>
      <Section title={t('windows')}>
        <WindowTable
          windows={windows.data?.windows}
          devicePath="/support/devices"
          withStation
          onClose={mayOperate ? ({ id }) => close.mutate({ params: { windowId: id } }) : undefined}
        />
      </Section>
      <AdoptUnknown identity={adopting} onClose={() => setAdopting(null)} />
    </Page>
  );
};

export { UnknownChargersPage as Component };
