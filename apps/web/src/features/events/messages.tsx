import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '#lib/language.ts';
import { StationZone, useStationZone } from '#lib/station-zone.ts';
import { useFormat } from '#lib/use-format.ts';
import { ExportButton } from '#ui/feedback/export-button.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { messageFileUrl } from './message-file-url.ts';
import { MessageFilters } from './message-filters.tsx';
import { OcppMessage } from './ocpp-message.tsx';
import { messagesQuery, type MessageFilter, type MessageSource } from './queries.ts';

interface Props {
  source: MessageSource;
  initialFilter?: MessageFilter;
}

const withoutEmpty = (filter: MessageFilter): MessageFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));

/** The raw OCPP messages, redacted: searchable, paginated and downloadable. */
export const Messages = ({ source, initialFilter = {} }: Props) => {
  const { t } = useTranslation('events');
  const format = useFormat();
  const [filter, setFilter] = useState(initialFilter);
  const query = useInfiniteQuery(messagesQuery(source, filter));
  const ofPage = useStationZone();
  const timeZone = query.data?.pages[0]?.timeZone ?? ofPage;
  const found = query.data?.pages.flatMap(({ messages }) => messages) ?? [];
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('messagesIntro')}
      </Text>
      <MessageFilters
        filter={filter}
        onChange={(changes) => setFilter(withoutEmpty({ ...filter, ...changes }))}
        actions={[...new Set(found.map(({ action }) => action))].toSorted()}
        withPeriod={'chargePointId' in source}
      />
      {filter.id !== undefined && (
        <Group gap="xs">
          <Text size="sm">{t('onlyOne')}</Text>
          <Button
            variant="default"
            size="xs"
            onClick={() => setFilter(withoutEmpty({ ...filter, id: undefined }))}
          >
            {t('showAll')}
          </Button>
        </Group>
      )}
      <Downloads source={source} filter={filter} />
      <Loaded query={query}>
        {({ pages: [first] }) => (
          <>
            {first && (
              <Text size="sm" c="dimmed">
                {t('searched', {
                  from: format.dateTime(first.from, timeZone),
                  until: format.dateTime(first.until, timeZone),
                })}
              </Text>
            )}
            {first && first.dropped > 0 && (
              <Text size="sm">
                {t('dropped', { count: first.dropped, messages: format.count(first.dropped) })}
              </Text>
            )}
            {found.length === 0 && <Text c="dimmed">{t('messagesEmpty')}</Text>}
          </>
        )}
      </Loaded>
      <StationZone value={timeZone}>
        {found.map((message) => (
          <OcppMessage key={message.id} message={message} source={source} />
        ))}
      </StationZone>
      <MoreButton query={query} label={t('older')} />
    </Stack>
  );
};

const Downloads = ({ source, filter }: { source: MessageSource; filter: MessageFilter }) => {
  const { t, i18n } = useTranslation('events');
  const language = toLanguage(i18n.language);
  return (
    <Group gap="xs" align="flex-start">
      {(['csv', 'jsonl'] as const).map((format) => (
        <ExportButton key={format} size="xs" href={messageFileUrl(source, filter, { format, language })}>
          {t(`export.${format}`)}
        </ExportButton>
      ))}
    </Group>
  );
};
