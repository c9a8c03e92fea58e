import {
  assignSupportSetAside,
  dismissSupportSetAside,
} from '@laadpoort/contract/sessions/set-aside-endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { supportSetAsideQuery } from './queries.ts';
import { SetAsideList } from './set-aside-list.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(supportSetAsideQuery);
  return null;
};

/** The same of all accounts. */
const SupportSetAsidePage = () => {
  const { t } = useTranslation('setAside');
  const query = useQuery(supportSetAsideQuery);
  const assign = useApiMutation(assignSupportSetAside);
  const dismiss = useApiMutation(dismissSupportSetAside);
  const mayDecide = useMay('support.operate');
  return (
    <Page title={t('title')} intro={t('supportIntro')}>
      <Section title={t('title')} titleHidden>
        <UnlessFailed query={query}>
          <SetAsideList
            list={query.data}
            devicePath="/support/devices"
            withAccount
            decisions={
              mayDecide
                ? {
                    assign: ({ kind, id: itemId }, body) =>
                      assign.mutateAsync({ params: { kind, itemId }, body }),
                    dismiss: ({ kind, id: itemId }, reason) =>
                      dismiss.mutateAsync({ params: { kind, itemId }, body: { reason } }),
                    asksReason: true,
                  }
                : undefined
            }
          />
        </UnlessFailed>
      </Section>
    </Page>
  );
};

export { SupportSetAsidePage as Component };
