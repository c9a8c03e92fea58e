import { Button, Drawer, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { ocppMessageSchema } from '@laadpoort/contract/charge-points';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { downloadText } from '#lib/download-text.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { OcppMessage } from './ocpp-message.tsx';
import { messagesQuery, type MessageSource } from './queries.ts';

type Message = z.output<typeof ocppMessageSchema>;
type Props = { source: MessageSource; opened: boolean; onClose: () => void };

/** The raw OCPP messages beside the page: searchable, redacted, to be taken along. */
export const MessagesDrawer = ({ source, opened, onClose }: Props) => {
  const { t } = useTranslation('events');
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="xl" title={t('messages')}>
      {opened && <Messages source={source} />}
    </Drawer>
  );
};

const Messages = ({ source }: { source: MessageSource }) => {
  const { t } = useTranslation('events');
  const [action, setAction] = useState('');
  const [wanted, setWanted] = useState('');
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    messagesQuery(source),
  );
  const all = data?.pages.flatMap(({ messages }) => messages) ?? [];
  const actions = [...new Set(all.map((message) => message.action))].toSorted();
  const shown = all.filter(
    (message) => (action === '' || message.action === action) && contains(message, wanted),
  );
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('messagesIntro')}
      </Text>
      <Group align="flex-end">
        <NativeSelect
          label={t('action')}
          data={[{ value: '', label: t('all') }, ...actions.map((name) => ({ value: name, label: name }))]}
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
        <TextInput
          type="search"
          label={t('search')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Button
          variant="default"
          onClick={() => downloadText('ocpp-messages.json', JSON.stringify(shown, null, 2))}
        >
          {t('download')}
        </Button>
      </Group>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Skeleton height={200} />}
      {data && shown.length === 0 && <Text c="dimmed">{t('messagesEmpty')}</Text>}
      {shown.map((message) => (
        <OcppMessage key={message.id} message={message} />
      ))}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </Stack>
  );
};

const contains = ({ action, payload, response }: Message, wanted: string) =>
  `${action} ${payload} ${response ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase());
