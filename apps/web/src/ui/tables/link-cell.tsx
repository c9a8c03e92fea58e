import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  readonly to: string;
  /** What is said of it, below. */
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** The cell that names a row and leads to its page. */
export const LinkCell = ({ to, note, children }: Props) => (
  <Stack gap={0}>
    <Anchor component={Link} to={to}>
      {children}
    </Anchor>
    <Text size="sm">{note}</Text>
  </Stack>
);
