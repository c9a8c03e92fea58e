import { formatDuration } from '#lib/format.ts';
import { useNow } from '#lib/use-now.ts';

/** Time since `startedAt`, ticking; hidden from live regions by being plain text. */
export const RunningClock = ({ startedAt }: { startedAt: string }) => {
  const now = useNow();
  return <span>{formatDuration((now.getTime() - new Date(startedAt).getTime()) / 1000)}</span>;
};
