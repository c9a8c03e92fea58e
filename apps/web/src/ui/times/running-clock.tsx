import { formatDuration } from '#lib/format.ts';
import { useNow } from '#lib/use-now.ts';

/** Ticking time since `startedAt`; as plain text it is not a live region. */
export const RunningClock = ({ startedAt }: { startedAt: string }) => {
  const now = useNow();
  return <span>{formatDuration((now.getTime() - new Date(startedAt).getTime()) / 1000)}</span>;
};
