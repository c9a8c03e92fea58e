import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { HeldSession } from '@laadpoort/contract/settlement/held-sessions';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { ConfirmPayment } from './confirm-payment.tsx';
import { DecidePayment } from './decide-payment.tsx';
import { HeldTable } from './held-table.tsx';
import { heldQuery } from './queries.ts';
import { useChosenWords } from './use-chosen-words.ts';

export const loader = () => {
  void queryClient.prefetchInfiniteQuery(heldQuery);
  return null;
};

/** What waits for support before it is reimbursed. */
const HeldPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const query = useInfiniteQuery(heldQuery);
  const [chosenIds, setChosenIds] = useState<ReadonlySet<number>>(new Set());
  const mayDecide = useMay('settlement.manage');
  const sessions = query.data?.pages.flatMap((page) => page.sessions);
  const chosen = sessions?.filter(({ id }) => chosenIds.has(id)) ?? [];
  const choose = (id: number, isChosen: boolean) => {
    const ids = new Set(chosenIds);
    if (isChosen) ids.add(id);
    else ids.delete(id);
    setChosenIds(ids);
  };
  return (
    <Page
      title={t('list.title')}
      intro={t('list.intro')}
      actions={
        <Anchor component={Link} to="/support/charger-models">
          {t('models.title')}
        </Anchor>
      }
    >
      <Section title={t('list.title')} titleHidden>
        <UnlessFailed query={query}>
          <Stack>
            {mayDecide && <Choice chosen={chosen} />}
            <HeldTable
              sessions={sessions}
              isAll={!query.hasNextPage}
              chosenIds={chosenIds}
              onChoose={mayDecide ? choose : undefined}
            />
            <MoreButton query={query} label={t('list.more')} />
          </Stack>
        </UnlessFailed>
      </Section>
    </Page>
  );
};

const Choice = ({ chosen }: { chosen: readonly HeldSession[] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const [asking, setAsking] = useState<'pay' | 'refuse' | 'confirm' | null>(null);
  const { all } = useChosenWords(chosen);
  const mayConfirm = chosen.length > 0 && chosen.every(({ review }) => review?.mayConfirm);
  const close = () => setAsking(null);
  return (
    <Group>
      <Text component="output" fw={650}>
        {all}
      </Text>
      <Button disabled={chosen.length === 0} onClick={() => setAsking('pay')}>
        {t('decide.pay')}
      </Button>
      <Button variant="default" disabled={chosen.length === 0} onClick={() => setAsking('refuse')}>
        {t('decide.refuse')}
      </Button>
      <Button variant="default" disabled={!mayConfirm} onClick={() => setAsking('confirm')}>
        {t('decide.confirm')}
      </Button>
      {asking === 'confirm' && <ConfirmPayment chosen={chosen} onClose={close} />}
      {asking !== null && asking !== 'confirm' && (
        <DecidePayment decision={asking} chosen={chosen} onClose={close} />
      )}
    </Group>
  );
};

export { HeldPage as Component };
