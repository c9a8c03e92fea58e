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

/** The next payout, what is still needed for it and what holds it up. */
export const NextPayout = ({ payout }: { payout: StatusPage['nextPayout'] }) => {
  const { t } = useTranslation('status');
  const { t: word } = useTranslation('ui');
  const { missing } = payout;
  // That is among what is missing.
  const hold = payout.hold === 'no-bank-account' ? null : payout.hold;
  return (
    <Section title={t('payout.title')}>
      <Stack gap="xs">
        <Planned payout={payout} />
        {hold !== null && <Text>{word(`notPaid.${hold}`)}</Text>}
        {missing.length === 0 && hold === null && <Text c="dimmed">{t('payout.ready')}</Text>}
        {missing.length > 0 && (
          <>
            <Text>{t('payout.missingIntro')}</Text>
            <List>
              {missing.map((each) => (
                <List.Item key={each}>
                  <Anchor component={Link} to={pathOf[each]}>
                    {t(`payout.missing.${each}`)}
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

const Planned = ({ payout: { date, amount, hold } }: { payout: StatusPage['nextPayout'] }) => {
  const { t } = useTranslation('status');
  const format = useFormat();
  if (date === null) return <Text>{t('payout.none')}</Text>;
  const isOpen = Number(amount) > 0;
  if (hold !== null) return isOpen && <Text>{t('payout.open', { amount: format.money(amount) })}</Text>;
  const planned = { date: format.date(date), amount: format.money(amount) };
  return <Text>{isOpen ? t('payout.dateWithAmount', planned) : t('payout.date', planned)}</Text>;
};
