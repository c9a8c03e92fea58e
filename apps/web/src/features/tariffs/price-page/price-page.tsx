import { Alert, Anchor, Badge, Button, Container, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { PricePage } from '@laadpoort/contract/price-page';
import { socketName } from '@laadpoort/domain/stations/power-type';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { useParams } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { rememberLanguage, toLanguage } from '#lib/language.ts';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { useComponentWords } from '../component-words.ts';
import { pricePageQuery } from '../queries.ts';
import { rateOf } from '../rate-of.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(pricePageQuery(params['code'] ?? ''));
  return null;
};

/** What the sticker on a charging point leads to: for anybody, on a phone, standing there. */
const PublicPrice = () => {
  const { t } = useTranslation('tariffs');
  const { code = '' } = useParams();
  const query = useQuery(pricePageQuery(code));
  const title = t('public.title');
  useEffect(() => {
    document.title = `${title} · Laadpoort`;
  }, [title]);
  return (
    <Container component="main" size={480} py="lg">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={1}>{title}</Title>
            <Text c="dimmed">{t('public.code', { code: code.toUpperCase() })}</Text>
          </div>
          <OtherLanguage />
        </Group>
        <Loaded query={query} loading={<Skeleton height={240} radius="lg" />}>
          {(page) => <Parts page={page} />}
        </Loaded>
      </Stack>
    </Container>
  );
};

const OtherLanguage = () => {
  const { t, i18n } = useTranslation('tariffs');
  const other = toLanguage(i18n.language) === 'nl' ? 'en' : 'nl';
  const change = () => {
    rememberLanguage(other);
    window.location.reload();
  };
  return (
    <Button variant="subtle" size="sm" lang={other} onClick={change}>
      {t(`public.language.${other}`)}
    </Button>
  );
};

const stateColor = {
  free: 'moss',
  'in-use': 'sky',
  reserved: 'sky',
  'out-of-order': 'amber',
  unknown: 'gray',
} as const;

const Parts = ({ page }: { page: PricePage }) => {
  const { t } = useTranslation('tariffs');
  const { state, socketType, maxPowerW } = page;
  const format = useFormat();
  return (
    <>
      <Group>
        <Badge variant="light" color={stateColor[state]} tt="none" size="lg">
          {t(`public.state.${state}`)}
        </Badge>
        <Text>
          {[socketName(socketType), maxPowerW && format.power(maxPowerW)].filter(Boolean).join(', ')}
        </Text>
      </Group>
      <Price page={page} />
      <Contact page={page} />
    </>
  );
};

const Price = ({ page: { access, price } }: { page: PricePage }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const others = useComponentWords()({ components: price?.components ?? [] });
  if (price === null) return <Alert color="sky">{t(`public.noPrice.${access}`)}</Alert>;
  return (
    <Stack gap="xs" component="section" aria-label={t('public.price')}>
      <Text fz={36} fw={700} lh={1.1}>
        {format.rate(rateOf(price))}
      </Text>
      {others.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {others.map(({ name, price: amount }) => (
            <li key={name}>{`${name}: ${amount}`}</li>
          ))}
        </ul>
      )}
      <Text>{t('public.example', { amount: format.money(price.example) })}</Text>
      <Text size="sm" c="dimmed">
        {t('public.withVat')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('public.issuer')}
      </Text>
    </Stack>
  );
};

const Contact = ({ page: { operator, phone } }: { page: PricePage }) => {
  const { t } = useTranslation('tariffs');
  if (operator === null && phone === null) return null;
  return (
    <Stack gap={4} component="section" aria-label={t('public.contact')}>
      <Title order={2} fz="lg">
        {t('public.contact')}
      </Title>
      {operator && <Text>{t('public.operator', { name: operator.name })}</Text>}
      {phone && <Anchor href={`tel:${phone.replaceAll(' ', '')}`}>{t('public.call', { phone })}</Anchor>}
      {operator && <Anchor href={`mailto:${operator.email}`}>{operator.email}</Anchor>}
    </Stack>
  );
};

export { PublicPrice as Component };
