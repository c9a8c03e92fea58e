import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { TariffVersion } from '@laadpoort/contract/tariffs';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { PricePreview } from './price-preview.tsx';
import { PricingForm } from './pricing-form.tsx';
import { PricingHistory } from './pricing-history.tsx';
import { pricingQuery } from './queries.ts';
import { rateOf } from './rate-of.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(pricingQuery(params['stationId'] ?? ''));
  return null;
};

const PricingTab = () => {
  const { t } = useTranslation('tariffs');
  const stationId = useIdParam('stationId');
  const { data, error, refetch } = useQuery(pricingQuery(stationId));
  const [editing, { open, close }] = useDisclosure(false);
  const mayEdit = useMay('pricing.manage');
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />;
  if (!data) return <Skeleton height={240} radius="lg" />;
  return (
    <Stack gap="lg">
      <Section title={t('current')} actions={mayEdit && <Button onClick={open}>{t('edit')}</Button>}>
        {data.current ? <Current version={data.current} /> : <Text>{t('none')}</Text>}
      </Section>
      {data.current && (
        <Section title={t('examples')}>
          <PricePreview before={null} after={rateOf(data.current)} />
        </Section>
      )}
      <Section title={t('history')}>
        <PricingHistory versions={data.versions} />
      </Section>
      <Modal opened={editing} onClose={close} title={t('form.title')} size="lg">
        <PricingForm stationId={stationId} pricing={data} onSaved={close} />
      </Modal>
    </Stack>
  );
};

const Current = ({ version }: { version: TariffVersion }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  return (
    <Group gap="xl" align="flex-end">
      <Figure strong value={format.rate(rateOf(version))} label={t(`vat.${version.vatBasis}`)} />
      <Text size="sm" c="dimmed">
        {t('since')} <When at={version.validFrom} />, {t('by', { name: version.createdBy })}
      </Text>
    </Group>
  );
};

export { PricingTab as Component };
