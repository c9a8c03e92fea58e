import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '#ui/page.tsx';
import { CampaignList } from './campaign-list.tsx';
import { FileList } from './file-list.tsx';

/** Support's firmware: campaigns over many chargers, and the files they get. */
const FirmwarePage = () => {
  const { t } = useTranslation('firmware');
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <Anchor component={Link} to="/support">
          {t('back')}
        </Anchor>
      }
    >
      <Stack gap="lg">
        <CampaignList />
        <FileList />
      </Stack>
    </Page>
  );
};

export { FirmwarePage as Component };
