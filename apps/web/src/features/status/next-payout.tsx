import { Anchor, List, Stack, Text } from '@mantine/core';
import type { StatusPage } from '@laadpoort/contract/stations/station';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';

const pathOf = {
  party: '/account/company',
  agreement: '/account/company',
  'bank-account': '/account/bank-account',
  rate: '/stations',
} as const;

/** The next payout, and what is still needed for it. */
export const NextPayout = ({ payout }: { payout: StatusPage['nextPayout'] }) => {
  const { t } = useTranslation('status');
  const format = useFormat();
  return (
    <Section title={t('payout.title')}>
      <Stack gap="xs">
        <Text>
          {payout.date === null ? t('payout.none') : t('payout.date', { date: format.date(payout.date) })}
        </Text>
        {payout.missing.length === 0 ? (
          <Text c="dimmed">{t('payout.ready')}</Text>
        ) : (
          <>
            <Text>{t('payout.missingIntro')}</Text>
            <List>
              {payout.missing.map((missing) => (
                <List.Item key={missing}>
                  <Anchor component={Link} to={pathOf[missing]}>
                    {t(`payout.missing.${missing}`)}
                  </Anchor>
                </List.Item>
              ))}
            </List>
          </>
        )}
      </Stack>
    </Section>
  );
};
