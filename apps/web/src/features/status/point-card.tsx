import { Anchor, Button, Group, Text } from '@mantine/core';
import type { StatusMessage } from '@laadpoort/domain/stations/status-sentence';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StationZone } from '#lib/station-zone.ts';
import { useFormat } from '#lib/use-format.ts';
import { useNow } from '#lib/use-now.ts';
import { useWords } from '#ui/words/use-words.ts';
import { RunningClock } from '#ui/times/running-clock.tsx';
import { StatusBadge } from '#ui/status/status-badge.tsx';
import { When } from '#ui/times/when.tsx';
import classes from './point-card.module.css';
import { helpPath, sentenceOf, type Point } from './problem.ts';

/** A charging point in one sentence, with colour, icon and age, and the step that helps if something is wrong. */
export const PointCard = ({ point }: { point: Point }) => {
  const { t } = useTranslation('status');
  const { message, actions, outOfOrderPending } = sentenceOf(point, useNow());
  const [help] = actions;
  const faultWords = useWords('ui', 'fault');
  return (
    <StationZone value={point.timeZone}>
      <article className={classes['point']}>
        <div className={classes['badge']}>
          <StatusBadge status={point.state} otherStatus={point.otherStatus} />
        </div>
        <div className={classes['words']}>
          <Anchor component={Link} to={`/devices/${point.chargePointId}/operation`} fw={650}>
            {t('point', { station: point.stationName, number: point.connectorId })}
          </Anchor>
          <Text span size="sm" c="dimmed">
            {` · ${point.serialNumber}`}
          </Text>
          <Text size="sm">
            <Sentence message={message} />
            {outOfOrderPending && ` ${t('outOfOrderPending')}`}
            {point.state === 'fault' && point.fault && ` ${faultWords(point.fault) ?? ''}`}
          </Text>
          <Age point={point} />
        </div>
        {point.session && <RunningSession session={point.session} />}
        {help && !point.session && (
          <Button
            component={Link}
            to={helpPath(point, help)}
            variant="default"
            size="sm"
            className={classes['help']}
          >
            {t(`help.${help}`)}
          </Button>
        )}
      </article>
    </StationZone>
  );
};

const Sentence = ({ message }: { message: StatusMessage }) => {
  const { t } = useTranslation('status');
  const format = useFormat();
  if (message.key === 'charging') {
    const energy = format.energy(Number(message.energyWh ?? 0n));
    return message.powerW
      ? t('sentence.charging', { power: format.power(message.powerW), energy })
      : t('sentence.chargingNoPower', { energy });
  }
  if (message.key === 'fault' && message.errorCode !== null)
    return t('sentence.faultCode', { code: [message.errorCode, message.info].filter(Boolean).join(', ') });
  if (message.key === 'reserved' && message.reservation !== null) {
    const { cardName, until } = message.reservation;
    return t('sentence.reservedFor', { name: cardName, time: format.time(until.toISOString()) });
  }
  if (message.key === 'other-status') return t('sentence.other-status', { status: message.status });
  return t(`sentence.${message.key}`);
};

const Age = ({ point: { state, stateSince, lastSeenAt } }: { point: Point }) => {
  const { t } = useTranslation('status');
  const at = state === 'offline' ? lastSeenAt : stateSince;
  if (!at) return null;
  return (
    <Text size="sm" c="dimmed">
      {state === 'offline' && `${t('lastSeen')} `}
      <When at={at} />
    </Text>
  );
};

const RunningSession = ({ session }: { session: NonNullable<Point['session']> }) => {
  const { t } = useTranslation('status');
  const format = useFormat();
  return (
    <Group gap="sm" className={classes['session']}>
      <Anchor component={Link} to={`/activity/${session.id}`}>
        <RunningClock startedAt={session.startedAt} />
      </Anchor>
      <Text span>{format.energy(session.energyWh)}</Text>
      <Text span fw={650}>
        {session.free ? t('free') : format.money(session.amount)}
      </Text>
    </Group>
  );
};
