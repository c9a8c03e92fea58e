import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import classes from './event-list.module.css';
import { useEventWords } from './event-words.ts';
import type { Detail } from './event-detail.ts';

interface Event {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly connectorId?: number | null;
  readonly detail: Detail;
}

interface Props<E extends Event> {
  readonly events: readonly E[];
  readonly empty: string;
  /** What follows the text of an event. */
  readonly after?: (event: E) => ReactNode;
}

/** What happened, one sentence per line, with the time first. */
export const EventList = <E extends Event>({ events, empty, after }: Props<E>) => {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const words = useEventWords();
  if (events.length === 0) return <Text c="dimmed">{empty}</Text>;
  return (
    <ol className={classes['list']}>
      {events.map((event) => {
        const { id, at, kind, connectorId, detail } = event;
        return (
          <li key={id} className={classes['event']} data-kind={kind}>
            <time dateTime={at} className={classes['time']}>
              {`${format.date(at)} ${format.timeWithSeconds(at)}`}
            </time>
            <span>
              {words(kind, detail)}
              {connectorId ? (
                <Text span c="dimmed">{` · ${t('chargingPoint', { number: connectorId })}`}</Text>
              ) : null}
              {after && ' '}
              {after?.(event)}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
