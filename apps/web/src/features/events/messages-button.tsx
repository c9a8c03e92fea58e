import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { MessagesDrawer } from './messages-drawer.tsx';
import type { MessageSource } from './queries.ts';

/** Opens the raw messages beside the page. */
export const MessagesButton = ({ source }: { source: MessageSource }) => {
  const { t } = useTranslation('events');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('open')}
      </Button>
      <MessagesDrawer source={source} opened={opened} onClose={close} />
    </>
  );
};
