import { Text } from '@mantine/core';
import { useFormat } from '#lib/use-format.ts';
import { useNow } from '#lib/use-now.ts';

/** A moment as its age, with the full date and time beside it, or as a tooltip where space is short. */
export const When = ({ at, timeZone, short = false }: { at: string; timeZone?: string; short?: boolean }) => {
  const format = useFormat();
  const now = useNow();
  const absolute = format.dateTime(at, timeZone);
  return (
    <time dateTime={at} title={absolute}>
      {format.relative(at, now)}
      {!short && (
        <Text span inherit c="dimmed">
          {` · ${absolute}`}
        </Text>
      )}
    </time>
  );
};
