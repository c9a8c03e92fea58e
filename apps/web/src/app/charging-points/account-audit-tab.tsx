import { Group, NativeSelect, Stack, Switch } from '@mantine/core';
import { listAudit } from '@laadpoort/contract/accounts/audit';
import { AUDIT_KINDS } from '@laadpoort/domain/accounts/audit-kinds';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AuditList } from '#features/support/audit-list.tsx';
import { apiPagesQuery } from '#lib/api.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Section } from '#ui/page/page.tsx';

/** In the URL, so that it survives a reload and can be shared. */
const useAuditFilter = () => {
  const [search, setSearch] = useSearchParams();
  const kind = AUDIT_KINDS.find((each) => each === search.get('kind'));
  const automatic = search.get('automatic') === 'show' ? 'show' : 'hide';
  const change = (name: 'kind' | 'automatic', value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return { kind, automatic, change } as const;
};

/** What was done in the account and what support looked at; for owners. */
const AccountAuditTab = () => {
  const { t } = useTranslation(['support', 'events']);
  const { kind, automatic, change } = useAuditFilter();
  const query = useInfiniteQuery(
    apiPagesQuery(listAudit, { query: { automatic, ...(kind !== undefined && { kind }) } }),
  );
  return (
    <Section title={t('audit')} intro={t('auditOfAccount')}>
      <Stack>
        <Group align="flex-end">
          <NativeSelect
            label={t('auditFilter.kind')}
            data={[
              { value: '', label: t('auditFilter.everything') },
              ...AUDIT_KINDS.map((value) => ({ value, label: t(`auditFilter.of.${value}`) })),
            ]}
            value={kind ?? ''}
            onChange={({ currentTarget }) => change('kind', currentTarget.value)}
          />
          <Switch
            label={t('auditFilter.automatic')}
            checked={automatic === 'show'}
            onChange={({ currentTarget }) => change('automatic', currentTarget.checked ? 'show' : '')}
          />
        </Group>
        <Loaded query={query}>
          {(data) => <AuditList entries={data.pages.flatMap(({ entries }) => entries)} withTarget />}
        </Loaded>
        <MoreButton query={query} label={t('events:older')} />
      </Stack>
    </Section>
  );
};

export { AccountAuditTab as Component };
