import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { priceAgain } from '@laadpoort/contract/sessions/price-again';
import type { getPricing } from '@laadpoort/contract/tariffs';
import type { TariffVersion } from '@laadpoort/contract/tariff-version';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { PlannedVersions } from './planned-versions.tsx';
import { PriceAgain } from './price-again.tsx';
import { PricePreview } from './price-preview.tsx';
import { PricingForm } from './pricing-form.tsx';
import { PricingHistory } from './pricing-history.tsx';
import { priceAgainQuery, pricingQuery } from './queries.ts';
import { VersionPrice } from './version-price.tsx';

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
  const { current, versions, timeZone } = pricing;
  const planned = versions
    .filter(({ cancelledAt, validFrom }) => cancelledAt === null && validFrom > (current?.validFrom ?? ''))
    .toReversed();
  return (
    <Stack gap="lg">
      <Section title={t('current')} actions={mayEdit && <Button onClick={open}>{t('edit')}</Button>}>
        {current ? <Current version={current} timeZone={timeZone} /> : <Text>{t('none')}</Text>}
      </Section>
      {planned.length > 0 && (
        <Section title={t('planned')}>
          <PlannedVersions stationId={stationId} timeZone={timeZone} versions={planned} />
        </Section>
      )}
      {current && (
        <Section title={t('examples')}>
          <PricePreview before={null} after={{ ...current, timeZone }} />
        </Section>
      )}
      <Section title={t('history')}>
        <PricingHistory
          versions={versions}
          current={current}
          timeZone={timeZone}
          again={(version) =>
            mayEdit && <Again stationId={stationId} timeZone={timeZone} version={version} />
          }
        />
      </Section>
      <Modal opened={editing} onClose={close} title={t('form.title')} size="lg">
        <PricingForm stationId={stationId} pricing={pricing} onSaved={close} />
      </Modal>
    </Stack>
  );
};

const Current = ({ version, timeZone }: { version: TariffVersion; timeZone: string }) => {
  const { t } = useTranslation('tariffs');
  return (
    <Group gap="xl" align="flex-end">
      <VersionPrice version={version} />
      <Text size="sm" c="dimmed">
        {t('since')} <When at={version.validFrom} timeZone={timeZone} />,{' '}
        {t('by', { name: version.createdBy })}
      </Text>
    </Group>
  );
};

const Again = ({
  stationId,
  timeZone,
  version,
}: {
  stationId: string;
  timeZone: string;
  version: TariffVersion;
}) => {
  const send = useApiMutation(priceAgain);
  const params = { stationId, versionId: version.id };
  return (
    <PriceAgain
      version={version}
      timeZone={timeZone}
      differenceQuery={(from) => priceAgainQuery(params, from)}
      submit={(body) => send.mutateAsync({ params, body })}
    />
  );
};

export { PricingTab as Component };
