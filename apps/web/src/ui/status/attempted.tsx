import { Button, Stack, Text } from '@mantine/core';

interface AttemptedProps {
  readonly state: string;
  /** How often it was tried, in words. */
  readonly attempts: string;
  readonly lastError: string | null;
}

/** Where work stands that is tried until it is given up, and what went wrong last. */
export const Attempted = ({ state, attempts, lastError }: AttemptedProps) => (
  <Stack component="span" gap={0}>
    <span>{state}</span>
    {lastError !== null && (
      <Text component="span" size="sm" c="dimmed">
        {`${attempts}: ${lastError}`}
      </Text>
    )}
  </Stack>
);

interface TryAgainProps {
  readonly children: string;
  /** With what is tried again. */
  readonly label: string;
  readonly onClick: () => void;
}

/** For what was given up. */
export const TryAgain = ({ children, label, onClick }: TryAgainProps) => (
  <Button size="xs" variant="default" aria-label={label} onClick={onClick}>
    {children}
  </Button>
);
