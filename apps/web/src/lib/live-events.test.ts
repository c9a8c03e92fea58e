import { getMe } from '@laadpoort/contract/accounts/endpoints';
import { getChargePoint } from '@laadpoort/contract/charge-points/endpoints';
import { getMonthlyReport } from '@laadpoort/contract/reports/monthly';
import { listSessions } from '@laadpoort/contract/sessions/endpoints';
import { decideSession } from '@laadpoort/contract/sessions/decisions';
import { getStation, getStatus } from '@laadpoort/contract/stations/endpoints';
import { getPricing } from '@laadpoort/contract/tariffs';
import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiPagesQuery, apiQuery, queryClient, refreshTopics } from './api.ts';
import { followLiveEvents } from './live-events.ts';

const stationId = '7d1cf1b6-1f5b-4b8e-8c1a-8b1f4a7e2a11';
const shown = {
  me: apiQuery(getMe, {}),
  status: apiQuery(getStatus, {}),
  station: apiQuery(getStation, { params: { stationId } }),
  pricing: apiQuery(getPricing, { params: { stationId } }),
  chargePoint: apiQuery(getChargePoint, { params: { chargePointId: stationId } }),
  sessions: apiPagesQuery(listSessions, { query: {} }),
  report: apiQuery(getMonthlyReport, { query: { from: '2026-01', to: '2026-11' } }),
};

/** The pages that would ask again. */
const stale = () =>
  Object.entries(shown)
    .filter(([, { queryKey }]) => queryClient.getQueryState(queryKey as readonly unknown[])?.isInvalidated)
    .map(([name]) => name);

beforeEach(() => {
  for (const query of Object.values(shown))
    queryClient
      .getQueryCache()
      .build(queryClient, query as { queryKey: readonly unknown[] })
      .setData({});
});
afterEach(() => queryClient.clear());

describe('what is asked again', () => {
  it('is what names a topic that changed, and nothing else', async () => {
    await refreshTopics(['tariff']);
    expect(stale()).toEqual(['status', 'station', 'pricing']);
  });

  it('is first who one is: what the page then shows no more is not asked for', async () => {
    const asked: unknown[] = [];
    const watch = (queryKey: readonly unknown[], onTold: (data: unknown) => void) => {
      const query = {
        queryKey,
        queryFn: async (): Promise<unknown> => asked.push(queryKey[0]),
        meta: { changedBy: ['account'] as const },
        staleTime: Infinity,
      };
      queryClient.getQueryCache().build(queryClient, query).setData({});
      return new QueryObserver<unknown>(queryClient, query).subscribe(({ data }) => onTold(data));
    };
    const hide = watch(['invitations'], () => undefined);
    const stop = watch(shown.me.queryKey, (data) => {
      if (data === 1) hide();
    });
    await refreshTopics(['account']);
    expect(asked).toEqual([getMe.path]);
    stop();
  });

  it('is also a list that comes in pages', async () => {
    await refreshTopics(['whitelist']);
    expect(stale()).toEqual(['sessions']);
  });

  it('after a decision about a session is all that shows what is billed', async () => {
    await refreshTopics(decideSession.changes);
    expect(stale()).toEqual(['status', 'station', 'pricing', 'chargePoint', 'sessions', 'report']);
  });
});

class FakeEventSource extends EventTarget {
  static last: FakeEventSource;
  static readonly CLOSED = 2;
  readyState = 0;
  constructor() {
    super();
    FakeEventSource.last = this;
  }
  tell(event: object) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(event) }));
  }
  close() {}
}

describe('live events', () => {
  let stop: () => void;
  const onConnected = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeEventSource);
    stop = followLiveEvents(onConnected);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are gathered, then what they change is asked again', () => {
    FakeEventSource.last.tell({ topic: 'account', id: 'a' });
    FakeEventSource.last.tell({ topic: 'tariff', id: stationId, stationId });
    expect(stale()).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(stale()).toEqual(['me', 'status', 'station', 'pricing']);
  });

  it('of an unknown topic change nothing', () => {
    FakeEventSource.last.tell({ topic: 'weather', id: 'w' });
    vi.advanceTimersByTime(1000);
    expect(stale()).toEqual([]);
  });

  it('that may have been missed are made up for by asking for everything', () => {
    FakeEventSource.last.dispatchEvent(new Event('error'));
    FakeEventSource.last.dispatchEvent(new Event('open'));
    expect(stale()).toEqual(Object.keys(shown));
    expect(onConnected.mock.calls).toEqual([[false], [true]]);
  });

  it('are listened to again a while after the line was refused', () => {
    const refused = FakeEventSource.last;
    refused.dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.last).toBe(refused);
    refused.readyState = FakeEventSource.CLOSED;
    refused.dispatchEvent(new Event('error'));
    expect(stale()).toContain('me');
    vi.advanceTimersByTime(30_000);
    expect(FakeEventSource.last).not.toBe(refused);
  });

  it('are not needed for a charger that stays away', () => {
    vi.advanceTimersByTime(60_000);
    expect(stale()).toEqual(['status', 'station', 'chargePoint']);
  });
});
