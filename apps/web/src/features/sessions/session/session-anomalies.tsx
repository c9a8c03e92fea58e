import { Alert, List, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useTranslation } from 'react-i18next';
import { useWords } from '#ui/words/use-words.ts';

/** All anomalies of a session: what happened and, for those that matter, why they matter and what to do. */
export const SessionAnomalies = ({ session: { anomalies, review } }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const words = useWords('sessions', 'anomaly');
  const advice = useWords('sessions', 'anomalyAdvice');
  if (anomalies.length === 0) return null;
  return (
    <Alert color="amber" title={review === 'open' ? t('review.openTitle') : t('detail.anomalies')}>
      <List size="sm">
        {anomalies.map((anomaly) => (
          <List.Item key={anomaly}>
            {words(anomaly) ?? anomaly} {review !== null && advice(anomaly)}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {review === null ? t('detail.anomaliesIntro') : t(`review.billed.${review}`)}
      </Text>
    </Alert>
  );
};
