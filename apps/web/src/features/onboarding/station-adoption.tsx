import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { closeAdoptionWindow } from '@laadpoort/contract/onboarding/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { AdoptCharger } from './adopt-charger.tsx';
import { windowsQuery } from './queries.ts';
import { WindowTable } from './window-table.tsx';

/** The adoption windows of a station, and what became of the last ones. */
export const StationAdoption = () => {
  const { t } = useTranslation('onboarding');
  const stationId = useIdParam('stationId');
  const { data } = useQuery(windowsQuery(stationId));
  const close = useApiMutation(closeAdoptionWindow);
  const [asking, dialog] = useDisclosure(false);
  const mayOpen = useMay('stations.manage');
  if (!mayOpen && (data?.windows.length ?? 0) === 0) return null;
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      actions={
        mayOpen && (
          <Button variant="default" onClick={dialog.open}>
            {t('open')}
          </Button>
        )
      }
    >
      {close.error && <ErrorNote error={close.error} />}
      {data && data.windows.length > 0 && (
        <WindowTable
          windows={data.windows}
          devicePath="/devices"
          withStation={false}
          onClose={mayOpen ? ({ id }) => close.mutate({ params: { windowId: id } }) : undefined}
        />
      )}
      <AdoptCharger stationId={stationId} opened={asking} onClose={dialog.close} />
    </Section>
  );
};
