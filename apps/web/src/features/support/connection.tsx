import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '#ui/times/when.tsx';

/** Whether a charger is connected and, if not, its last contact. */
export const Connection = ({ connected, lastSeenAt }: { connected: boolean; lastSeenAt: string | null }) => {
  const { t } = useTranslation('support');
  return (
    <Group component="span" gap="xs">
      <Badge component="span" variant="light" size="lg" tt="none" color={connected ? 'moss' : 'amber'}>
        {connected ? t('connected') : t('disconnected')}
      </Badge>
      {!connected && (
        <Text span size="sm" c="dimmed">
          {lastSeenAt ? t('lastSeen') : t('never')} {lastSeenAt && <When at={lastSeenAt} short />}
        </Text>
      )}
    </Group>
  );
};
