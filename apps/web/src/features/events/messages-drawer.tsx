import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Messages } from './messages.tsx';
import type { MessageFilter, MessageSource } from './queries.ts';

interface Props {
  source: MessageSource;
  filter?: MessageFilter;
  opened: boolean;
  onClose: () => void;
}

/** The raw OCPP messages beside the page. */
export const MessagesDrawer = ({ source, filter = {}, opened, onClose }: Props) => {
  const { t } = useTranslation('events');
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="xl" title={t('messages')}>
      {opened && <Messages source={source} initialFilter={filter} />}
    </Drawer>
  );
};
