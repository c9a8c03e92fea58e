import { Alert, List, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions';
import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

/** All anomalies of a session: what happened and, for those that matter, why they matter and what to do. */
export const SessionDoubts = ({ session: { anomalies, review } }: { session: SessionDetail }) => {
  const { t, i18n } = useTranslation('sessions');
  if (anomalies.length === 0) return null;
  const words = (anomaly: string) =>
    i18n.exists(`sessions:anomaly.${anomaly}`)
      ? t(`anomaly.${anomaly as keyof (typeof en)['anomaly']}`)
      : anomaly;
  const advice = (anomaly: string) =>
    i18n.exists(`sessions:doubt.${anomaly}`) ? t(`doubt.${anomaly as keyof (typeof en)['doubt']}`) : null;
  return (
    <Alert color="amber" title={review === 'open' ? t('review.openTitle') : t('detail.anomalies')}>
      <List size="sm">
        {anomalies.map((anomaly) => (
          <List.Item key={anomaly}>
            {words(anomaly)} {review !== null && advice(anomaly)}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {review === null ? t('detail.anomaliesIntro') : t(`review.billed.${review}`)}
      </Text>
    </Alert>
  );
};
