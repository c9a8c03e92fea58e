import { Anchor, DataList } from '@mantine/core';
import type { SupportSession } from '@laadpoort/contract/sessions/explanation';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { StationZone } from '#lib/station-zone.ts';
import { useFormat } from '#lib/use-format.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { When } from '#ui/times/when.tsx';
import { explanationQueries } from '../queries.ts';
import { Fact } from './fact.tsx';
import { Why } from './why-amount.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(explanationQueries.support(Number(params['sessionId'])));
  return null;
};

/** A session of any account as support is asked about it: which one it is, and why it costs what it does. */
const SupportSessionPage = () => {
  const { t } = useTranslation('sessions');
  const id = Number(useIdParam('sessionId'));
  const query = useQuery(explanationQueries.support(id));
  const messages = `/support/sessions/${id}/messages`;
  return (
    <Page
      title={t('detail.title', { id })}
      intro={
        <Anchor component={Link} to={messages}>
          {t('why.messages')}
        </Anchor>
      }
    >
      {query.data && <WhichSession session={query.data.session} />}
      <Section title={t('why.open')}>
        <Why query={query} messages={messages} />
      </Section>
    </Page>
  );
};

const WhichSession = ({ session }: { session: SupportSession }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const { serialNumber } = session;
  return (
    <StationZone value={session.timeZone}>
      <DataList>
        <Fact label={t('detail.account')}>{session.accountName}</Fact>
        <Fact label={t('detail.station')}>
          {`${session.stationName}, ${t('point', { number: session.connectorId })}`}
        </Fact>
        <Fact label={t('detail.device')}>
          {session.chargerRemoved ? (
            t('detail.removedDevice', { serialNumber })
          ) : (
            <Anchor component={Link} to={`/support/devices/${session.chargePointId}`}>
              {serialNumber}
            </Anchor>
          )}
        </Fact>
        <Fact label={t('detail.card')}>{session.idTagMasked}</Fact>
        <Fact label={t('detail.began')}>
          <When at={session.startedAt} />
        </Fact>
        <Fact label={t('detail.ended')}>
          {session.endedAt ? <When at={session.endedAt} /> : t('detail.runningNow')}
        </Fact>
        <Fact label={t('columns.energy')}>{format.energy(session.energyWh)}</Fact>
        <Fact label={t('columns.amount')}>{format.money(session.amount)}</Fact>
      </DataList>
    </StationZone>
  );
};

export { SupportSessionPage as Component };
