import { liveEventSchema, type Topic } from '@laadpoort/contract/wire/live-events';
import { useEffect, useState } from 'react';
import { queryClient, refreshTopics } from './api.ts';

/** Ten chargers that report at once cause one refresh, and a busy site refreshes at most this often. */
const gatherMs = 1000;

/** A charger that stays away becomes offline merely because time passes: there is no event for that. */
const agesMs = 60_000;

/** How soon a line that was refused is tried again. */
const reopenMs = 30_000;

/** Refreshes what the topics change, gathered over a moment. */
const createGatheredRefresh = () => {
  const waiting = new Set<Topic>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    void refreshTopics([...waiting]);
    waiting.clear();
  };
  return {
    add: (topic: Topic) => {
      waiting.add(topic);
      timer ??= setTimeout(flush, gatherMs);
    },
    stop: () => clearTimeout(timer),
  };
};

/**
 * Follows `GET /api/events`: an event says what changed, the queries ask again. After a lost connection everything
 * is asked again once.
 * @returns stops following
 */
export const followLiveEvents = (onConnected: (connected: boolean) => void) => {
  const gathered = createGatheredRefresh();
  let wasLost = false;
  let source: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const aging = setInterval(() => void refreshTopics(['charge-point']), agesMs);
  const open = () => {
    source = new EventSource('/api/events');
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = liveEventSchema.safeParse(JSON.parse(data));
      if (event.success) gathered.add(event.data.topic);
    });
    source.addEventListener('open', () => {
      onConnected(true);
      if (wasLost) void queryClient.invalidateQueries();
      wasLost = false;
    });
    source.addEventListener('error', () => {
      wasLost = true;
      onConnected(false);
      // A browser gives up when it is refused: it has too many open tabs, or nobody is signed in any more.
      if (source.readyState !== EventSource.CLOSED) return;
      void refreshTopics(['account']);
      reopening = setTimeout(open, reopenMs);
    });
  };
  open();
  return () => {
    clearTimeout(reopening);
    gathered.stop();
    clearInterval(aging);
    source.close();
  };
};

/** Follows live events while mounted. Answers whether the line is open. */
export const useLiveEvents = () => {
  const [connected, setConnected] = useState(true);
  useEffect(() => followLiveEvents(setConnected), []);
  return connected;
};
