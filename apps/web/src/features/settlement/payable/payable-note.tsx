import { List, Text } from '@mantine/core';
import type { PayableAnswer } from '@laadpoort/contract/settlement/payable';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { payableQuery } from './queries.ts';

/** Whether a session will be reimbursed, and if not, why. */
export const PayableNote = ({ sessionId }: { sessionId: number }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const format = useFormat();
  const query = useQuery(payableQuery(sessionId));
  return (
    <Section title={t('note.title')}>
      <Loaded query={query}>
        {({ payable, isSettled, review }) => (
          <>
            <Text fw={650}>{t(isSettled ? 'note.settled' : `note.${payable.kind}`)}</Text>
            {(!isSettled || isDisputed(payable)) && <Reasons payable={payable} />}
            {review && (
              <Text size="sm" c="dimmed">
                {t('note.support', { at: format.dateTime(review.decidedAt), reason: review.reason })}
              </Text>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
};

/** What changes something for a session that is in a document already. */
const isDisputed = (payable: PayableAnswer): boolean =>
  payable.kind === 'held' ? payable.reasons.includes('disputed') : payable.kind === 'not-payable';

const Reasons = ({ payable }: { payable: PayableAnswer }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  if (payable.kind === 'payable') return null;
  const words =
    payable.kind === 'held'
      ? payable.reasons.map((reason) => t(`held.${reason}`))
      : [t(`notPayable.${payable.reason}`)];
  return (
    <List size="sm">
      {words.map((reason) => (
        <List.Item key={reason}>{reason}</List.Item>
      ))}
    </List>
  );
};
