import { Button, Group, Stack, Text } from '@mantine/core';
import {
  approvePriceAgain,
  proposePriceAgain,
  type PriceAgainRun,
} from '@laadpoort/contract/sessions/support-price-again';
import type { getSupportPricing } from '@laadpoort/contract/tariffs';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { bothOf, Loaded } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSubmission } from '#ui/forms/use-submission.ts';
import { Section } from '#ui/page/page.tsx';
import { PriceAgain } from '../price-again.tsx';
import { PricingHistory } from '../pricing-history.tsx';
import { proposedQuery, supportPriceAgainQuery, supportPricingQuery } from '../queries.ts';
import { VersionPrice } from '../version-price.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(supportPricingQuery(params['chargePointId'] ?? ''));
  return null;
};

/** The rates of a device's station, and what two of the staff may do about sessions that were priced by a wrong one. */
const SupportPricing = () => {
  const chargePointId = useIdParam('chargePointId');
  const pricing = useQuery(supportPricingQuery(chargePointId));
  const proposed = useQuery(proposedQuery(chargePointId));
  return (
    <Loaded query={bothOf(pricing, proposed)}>
      {([rates, { runs }]) => <Parts chargePointId={chargePointId} pricing={rates} runs={runs} />}
    </Loaded>
  );
};

interface Props {
  readonly chargePointId: string;
  readonly pricing: EndpointResult<typeof getSupportPricing>;
  readonly runs: readonly PriceAgainRun[];
}

const Parts = ({ chargePointId, pricing, runs }: Props) => {
  const { t } = useTranslation('tariffs');
  const { versions, current, timeZone } = pricing;
  const propose = useApiMutation(proposePriceAgain);
  return (
    <Stack gap="lg">
      {runs.length > 0 && (
        <Section title={t('again.proposed')} intro={t('again.proposedIntro')}>
          <Stack gap="lg">
            {runs.map((run) => (
              <Proposed key={run.id} chargePointId={chargePointId} pricing={pricing} run={run} />
            ))}
          </Stack>
        </Section>
      )}
      <Section title={t('history')}>
        <PricingHistory
          versions={versions}
          current={current}
          timeZone={timeZone}
          again={(version) => (
            <PriceAgain
              version={version}
              timeZone={timeZone}
              mayRaise
              differenceQuery={(from) =>
                supportPriceAgainQuery({ chargePointId, versionId: version.id }, from)
              }
              submit={(body) =>
                propose.mutateAsync({ params: { chargePointId, versionId: version.id }, body })
              }
            />
          )}
        />
      </Section>
    </Stack>
  );
};

const Proposed = ({ chargePointId, pricing, run }: Omit<Props, 'runs'> & { run: PriceAgainRun }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const approve = useApiMutation(approvePriceAgain);
  const { busy, failure, send } = useSubmission(() => undefined);
  const version = pricing.versions.find(({ id }) => id === run.versionId);
  const approveIt = async () => {
    await approve.mutateAsync({ params: { chargePointId, runId: run.id } });
    toast(t('again.done', { count: run.sessions }));
  };
  return (
    <Stack gap="xs">
      {failure !== null && <ErrorNote error={failure} />}
      <Text>
        {t('again.run', {
          count: run.sessions,
          from: format.dateTime(run.from, pricing.timeZone),
          before: format.money(run.before),
          after: format.money(run.after),
        })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('again.by', { name: run.proposedBy, at: format.dateTime(run.proposedAt), reason: run.reason })}
      </Text>
      <Group align="flex-end">
        {version && <VersionPrice version={version} />}
        {run.isMine ? (
          <Text size="sm">{t('again.mine')}</Text>
        ) : (
          <Button variant="default" loading={busy} onClick={() => void send(approveIt)}>
            {t('again.approve')}
          </Button>
        )}
      </Group>
    </Stack>
  );
};

export { SupportPricing as Component };
