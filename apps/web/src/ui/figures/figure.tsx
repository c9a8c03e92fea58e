import type { ReactNode } from 'react';
import { Text } from '@mantine/core';

/** One number with its label below it. */
export const Figure = ({
  label,
  value,
  strong = false,
}: {
  label: string;
  value: ReactNode;
  strong?: boolean;
}) => (
  <div>
    <Text fz={strong ? 28 : 20} fw={strong ? 700 : 600} lh={1.2}>
      {value}
    </Text>
    <Text size="sm" c="dimmed">
      {label}
    </Text>
  </div>
);
