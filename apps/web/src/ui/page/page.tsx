import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its heading is also the document's title. */
export const Page = ({ title, intro, actions, children }: PageProps) => {
  useEffect(() => {
    document.title = `${title} · Laadpoort`;
  }, [title]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Box>
          <Title order={1}>{title}</Title>
          {intro && (
            <Text component="div" c="dimmed">
              {intro}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
};

interface SectionProps {
  /** The section's name; hidden where the page's heading already says it. */
  readonly title: string;
  readonly titleHidden?: boolean;
  readonly actions?: ReactNode;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** A section of a page on its own surface. */
export const Section = ({ title, titleHidden = false, intro, actions, children }: SectionProps) => (
  <Paper component="section" className={classes['section']} aria-label={title}>
    {(!titleHidden || actions) && (
      <Group justify="space-between" gap="xs" mb="sm">
        {!titleHidden && <Title order={2}>{title}</Title>}
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
    )}
    {intro && (
      <Text c="dimmed" size="sm" mb="sm">
        {intro}
      </Text>
    )}
    {children}
  </Paper>
);
