import { Button, Stack, Text } from '@mantine/core';
import type { SignInEvent } from '@laadpoort/contract/accounts/sign-ins';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { useWords } from '#ui/words/use-words.ts';
import { NotMeDialog } from './not-me-dialog.tsx';
import { signInEventsQuery } from '../queries.ts';
import { useDeviceName } from './use-device-name.ts';

/** The person's own sign-ins, failed ones too, and changes of what they sign in with. */
export const SignInEvents = () => {
  const { t } = useTranslation('accounts');
  const query = useInfiniteQuery(signInEventsQuery);
  const [isNotMe, setNotMe] = useState(false);
  return (
    <Section
      title={t('signInEvents.title')}
      intro={t('signInEvents.intro')}
      actions={
        <Button size="xs" variant="default" onClick={() => setNotMe(true)}>
          {t('signInEvents.notMe')}
        </Button>
      }
    >
      <Stack>
        <Loaded query={query}>
          {(data) => <EventTable events={data.pages.flatMap(({ events }) => events)} />}
        </Loaded>
        <MoreButton query={query} label={t('signInEvents.older')} />
      </Stack>
      {isNotMe && <NotMeDialog onClose={() => setNotMe(false)} />}
    </Section>
  );
};

const FAILED = /\.(?:failed|wrong)$/;

const EventTable = ({ events }: { events: readonly SignInEvent[] }) => {
  const { t } = useTranslation('accounts');
  const actionWords = useWords('accounts', 'signInEvents.action');
  const deviceName = useDeviceName();
  return (
    <DataTable
      caption={t('signInEvents.title')}
      rows={events}
      rowKey={({ id }) => id}
      empty={t('signInEvents.none')}
      columns={[
        {
          id: 'what',
          header: t('signInEvents.what'),
          cell: ({ action }) => (
            <Text component="span" size="sm" fw={FAILED.test(action) ? 600 : undefined}>
              {actionWords(action) ?? action}
            </Text>
          ),
        },
        {
          id: 'device',
          header: t('signIns.device'),
          cell: ({ userAgent }) => (userAgent === null ? '–' : deviceName(userAgent)),
        },
        { id: 'address', header: t('signIns.address'), cell: ({ ipAddress }) => ipAddress ?? '–' },
        { id: 'at', header: t('signInEvents.at'), cell: ({ at }) => <When at={at} /> },
      ]}
    />
  );
};
