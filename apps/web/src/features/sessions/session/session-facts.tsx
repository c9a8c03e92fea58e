import { Anchor, DataList, Group, Stack } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { isRevisable } from '@laadpoort/domain/sessions/session';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { useWords } from '#ui/words/use-words.ts';
import { RunningClock } from '#ui/times/running-clock.tsx';
import { Fact } from './fact.tsx';
import { RegisterLine } from './register-line.tsx';
import { SignedValues } from './signed-values.tsx';
import { When } from '#ui/times/when.tsx';

/** The figures of a session, its place and card, why it was allowed and why it stopped. */
export const SessionFacts = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const ruleWords = useWords('ui', 'rule');
  const stopWords = useWords('sessions', 'stop');
  return (
    <Stack>
      <Group gap="xl">
        <Figure label={t('columns.energy')} value={format.energy(session.energyWh)} strong />
        <Figure label={amountLabel(session, t)} value={format.money(session.amount)} strong />
        <Duration session={session} />
        {session.idleSeconds > 0 && (
          <Figure label={t('detail.idle')} value={format.duration(session.idleSeconds)} />
        )}
        {session.running && session.powerW !== null && (
          <Figure label={t('detail.power')} value={format.power(session.powerW)} />
        )}
        {session.socPercent !== null && <Figure label={t('detail.soc')} value={`${session.socPercent} %`} />}
      </Group>
      <DataList>
        <Fact label={t('detail.began')}>
          <When at={session.startedAt} />
        </Fact>
        <Fact label={t('detail.ended')}>
          {session.endedAt ? <When at={session.endedAt} /> : t('detail.runningNow')}
        </Fact>
        <Fact label={t('detail.station')}>
          <Anchor component={Link} to={`/stations/${session.stationId}`}>
            {session.stationName}
          </Anchor>
          {`, ${t('point', { number: session.connectorId })}`}
        </Fact>
        <Fact label={t('detail.device')}>
          {session.chargerRemoved ? (
            t('detail.removedDevice', { serialNumber: session.serialNumber })
          ) : (
            <Anchor component={Link} to={`/devices/${session.chargePointId}`}>
              {session.serialNumber}
            </Anchor>
          )}
        </Fact>
        <Fact label={t('detail.card')}>
          {[session.whitelistDescription, session.idTagMasked].filter(Boolean).join(' · ')}
        </Fact>
        <Fact label={t('detail.network')}>{session.network ?? t('unknownNetwork')}</Fact>
        <Fact label={t('detail.authorisation')}>
          {ruleWords(session.authorizationRule) ?? session.authorizationRule}
        </Fact>
        {session.accessGroup && <Fact label={t('detail.accessGroup')}>{session.accessGroup}</Fact>}
        {session.stopReason && !isRevisable(session.anomalies) && (
          <Fact label={t('detail.stopReason')}>{stopWords(session.stopReason) ?? session.stopReason}</Fact>
        )}
        <Fact label={t('detail.beginRegister')}>
          <RegisterLine edge={session.meter.begin} side="begin" />
        </Fact>
        {!session.running && (
          <Fact label={t('detail.endRegister')}>
            <RegisterLine edge={session.meter.end} side="end" />
          </Fact>
        )}
        {!session.running && (
          <Fact label={t('detail.energyFrom')}>{t(`energyFrom.${session.meter.energyFrom}`)}</Fact>
        )}
        {session.signed && (
          <Fact label={t('detail.signed')}>
            <SignedValues session={session} signed={session.signed} />
          </Fact>
        )}
      </DataList>
    </Stack>
  );
};

const amountLabel = ({ vatBasis }: SessionDetail, t: TFunction<'sessions'>) =>
  vatBasis === null ? t('columns.amount') : `${t('columns.amount')} ${t(`detail.vat.${vatBasis}`)}`;

const Duration = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const value = session.running ? (
    <RunningClock startedAt={session.startedAt} />
  ) : (
    format.duration(session.durationSeconds)
  );
  return <Figure label={t('columns.duration')} value={value} />;
};
