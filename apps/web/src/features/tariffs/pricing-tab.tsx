import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { getPricing, TariffVersion } from '@laadpoort/contract/tariffs';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
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
  const stationId = useIdParam('stationId');
  const query = useQuery(pricingQuery(stationId));
  return (
    <Loaded query={query}>{(pricing) => <PricingParts stationId={stationId} pricing={pricing} />}</Loaded>
  );
};

const PricingParts = ({
  stationId,
  pricing,
}: {
  stationId: string;
  pricing: EndpointResult<typeof getPricing>;
}) => {
  const { t } = useTranslation('tariffs');
  const [editing, { open, close }] = useDisclosure(false);
  const mayEdit = useMay('pricing.manage');
  return (
    <Stack gap="lg">
      <Section title={t('current')} actions={mayEdit && <Button onClick={open}>{t('edit')}</Button>}>
        {pricing.current ? <Current version={pricing.current} /> : <Text>{t('none')}</Text>}
      </Section>
      {pricing.current && (
        <Section title={t('examples')}>
          <PricePreview before={null} after={rateOf(pricing.current)} />
        </Section>
      )}
      <Section title={t('history')}>
        <PricingHistory versions={pricing.versions} />
      </Section>
      <Modal opened={editing} onClose={close} title={t('form.title')} size="lg">
        <PricingForm stationId={stationId} pricing={pricing} onSaved={close} />
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
