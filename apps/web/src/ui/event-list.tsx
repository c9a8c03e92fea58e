import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import classes from './event-list.module.css';
import { useEventWords, type Detail } from './event-words.ts';

type Event = {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly connectorId?: number | null;
  readonly detail: Detail;
};

/** What happened, one sentence a line, with the time in front. */
export const EventList = ({ events, empty }: { events: readonly Event[]; empty: string }) => {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const words = useEventWords();
  if (events.length === 0) return <Text c="dimmed">{empty}</Text>;
  return (
    <ol className={classes['list']}>
      {events.map(({ id, at, kind, connectorId, detail }) => (
        <li key={id} className={classes['event']} data-kind={kind}>
          <time dateTime={at} className={classes['time']}>
            {`${format.date(at)} ${format.timeWithSeconds(at)}`}
          </time>
          <span>
            {words(kind, detail)}
            {connectorId ? (
              <Text span c="dimmed">{` · ${t('chargingPoint', { number: connectorId })}`}</Text>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
};
