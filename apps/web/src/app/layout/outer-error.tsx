import { Box, Container, Stack } from '@mantine/core';
import { Logo } from './logo.tsx';
import { RouteError } from './route-error.tsx';

/** The message where there is no header and no navigation around it, such as when nobody can be asked who is signed in. */
export const OuterError = () => (
  <Container component="main" size="sm" py="xl">
    <Stack gap="xl">
      <Box>
        <Logo />
      </Box>
      <RouteError />
    </Stack>
  </Container>
);
