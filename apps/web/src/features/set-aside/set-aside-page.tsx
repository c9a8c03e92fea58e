import { assignSetAside, dismissSetAside } from '@laadpoort/contract/sessions/set-aside-endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { setAsideQuery } from './queries.ts';
import { SetAsideList } from './set-aside-list.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(setAsideQuery);
  return null;
};

/** What the account's chargers said and no session could be found for. */
const SetAsidePage = () => {
  const { t } = useTranslation('setAside');
  const query = useQuery(setAsideQuery);
  const assign = useApiMutation(assignSetAside);
  const dismiss = useApiMutation(dismissSetAside);
  const mayDecide = useMay('sessions.review');
  return (
    <Page title={t('title')} intro={t('intro')}>
      <Section title={t('title')} titleHidden>
        <UnlessFailed query={query}>
          <SetAsideList
            list={query.data}
            devicePath="/devices"
            decisions={
              mayDecide
                ? {
                    assign: ({ kind, id: itemId }, { sessionId }) =>
                      assign.mutateAsync({ params: { kind, itemId }, body: { sessionId } }),
                    dismiss: ({ kind, id: itemId }, note) =>
                      dismiss.mutateAsync({ params: { kind, itemId }, body: { note } }),
                    asksReason: false,
                  }
                : undefined
            }
          />
        </UnlessFailed>
      </Section>
    </Page>
  );
};

export { SetAsidePage as Component };
