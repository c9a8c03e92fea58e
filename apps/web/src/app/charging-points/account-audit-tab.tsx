import { Stack } from '@mantine/core';
import { listAudit } from '@laadpoort/contract/accounts/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AuditList } from '#features/support/audit-list.tsx';
import { apiPagesQuery } from '#lib/api.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';

const auditQuery = apiPagesQuery(listAudit, {});

/** What was done in the account and what support looked at; for owners. */
const AccountAuditTab = () => {
  const { t } = useTranslation(['support', 'events']);
  const query = useInfiniteQuery(auditQuery);
  return (
    <Section title={t('audit')} intro={t('auditOfAccount')}>
      <Stack>
        <Loaded query={query}>
          {(data) => <AuditList entries={data.pages.flatMap(({ entries }) => entries)} withTarget />}
        </Loaded>
        <MoreButton query={query} label={t('events:older')} />
      </Stack>
    </Section>
  );
};

export { AccountAuditTab as Component };
