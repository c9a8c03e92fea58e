import { Button, Group } from '@mantine/core';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { exportSessions } from '@laadpoort/contract/sessions/endpoints';
import type { Session } from '@laadpoort/contract/sessions/session';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '#lib/language.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { useFilterInUrl } from './filter-in-url.ts';
import { SessionFilters } from './session-filters.tsx';
import { SessionList } from './session-list.tsx';
import { SessionTotals } from './session-totals.tsx';
import type { SessionFilter } from '../queries.ts';

/** All sessions, filtered by the URL, with their totals and a file of exactly these sessions. */
export const Activity = ({ action }: { action: (session: Session) => ReactNode }) => {
  const { t } = useTranslation('sessions');
  const { filter, change, clear, active } = useFilterInUrl();
  return (
    <Page title={t('activity')} intro={t('activityIntro')} actions={<Downloads filter={filter} />}>
      <SessionFilters filter={filter} onChange={change} onClear={clear} active={active} />
      <SessionTotals filter={filter} />
      <Section title={t('caption')} titleHidden>
        <SessionList
          filter={filter}
          action={action}
          showPlace
          empty={active ? t('emptyFiltered') : t('empty')}
        />
      </Section>
    </Page>
  );
};

const Downloads = ({ filter }: { filter: SessionFilter }) => {
  const { t, i18n } = useTranslation('sessions');
  const language = toLanguage(i18n.language);
  return (
    <Group gap="xs">
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          href={endpointUrl(exportSessions, { query: { ...filter, format, language } })}
          download
        >
          {t(`export.${format}`)}
        </Button>
      ))}
    </Group>
  );
};
