import type { Session } from '@laadpoort/contract/sessions/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, Section } from '#ui/page/page.tsx';
import { useFilterInUrl } from './filter-in-url.ts';
import { RowsAgainstTotal } from './rows-against-total.tsx';
import { SessionDownload } from './session-download.tsx';
import { SessionFilters } from './session-filters.tsx';
import { SessionList } from './session-list.tsx';
import { SessionTotals } from './session-totals.tsx';

interface Props {
  action: (session: Session) => ReactNode;
  /** What else waits for a person. */
  note: ReactNode;
}

/** All sessions, filtered by the URL, with their totals and a file of exactly these sessions. */
export const Activity = ({ action, note }: Props) => {
  const { t } = useTranslation('sessions');
  const { filter, change, clear, active } = useFilterInUrl();
  return (
    <Page title={t('activity')} intro={t('activityIntro')} actions={<SessionDownload filter={filter} />}>
      {note}
      <SessionFilters filter={filter} onChange={change} onClear={clear} active={active} />
      <SessionTotals filter={filter} />
      <Section title={t('caption')} titleHidden>
        <SessionList
          filter={filter}
          action={action}
          showPlace
          empty={active ? t('emptyFiltered') : t('empty')}
        />
        <RowsAgainstTotal filter={filter} />
      </Section>
    </Page>
  );
};
