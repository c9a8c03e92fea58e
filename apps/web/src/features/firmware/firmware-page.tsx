import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '#ui/page/page.tsx';
import { CampaignList } from './campaign-list.tsx';
import { FileList } from './file-list.tsx';

/** Support's firmware: campaigns over many chargers, and the files they get. */
const FirmwarePage = () => {
  const { t } = useTranslation('firmware');
  return (
    <Page title={t('title')} intro={t('intro')}>
      <Stack gap="lg">
        <CampaignList />
        <FileList />
      </Stack>
    </Page>
  );
};

export { FirmwarePage as Component };
