import { Button, Stack, Text, type ButtonProps } from '@mantine/core';
import { ApiError } from '@laadpoort/contract/wire/client';
import { readExportPlace } from '@laadpoort/contract/exports';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '#lib/api.ts';
import { ErrorNote } from './error-note.tsx';

const ASK_MS = 1_000;
/** The browser asks for the file only after the click; a refusal, which it does not show, comes within this time. */
const BEGINS_WITHIN_MS = 30_000;

interface Props extends ButtonProps {
  readonly href: string;
  readonly children: ReactNode;
}

/** Downloads an export; says which place in the queue it has while it waits for its turn, or why there is no file. */
export const ExportButton = ({ href, children, ...button }: Props) => {
  const { t } = useTranslation('ui');
  const [askedMs, setAskedMs] = useState<number | null>(null);
  const query = useQuery({
    ...apiQuery(readExportPlace, {}),
    enabled: askedMs !== null,
    refetchInterval: ({ state: { data } }) => {
      if (data?.refused != null && Date.now() - (askedMs ?? 0) > ASK_MS) return false;
      const waits = data !== undefined && data.place !== null;
      return waits || Date.now() - (askedMs ?? 0) < BEGINS_WITHIN_MS ? ASK_MS : false;
    },
  });
  const place = askedMs === null ? null : (query.data?.place ?? null);
  // What is known from before the click is about an earlier file.
  const isAnswered = askedMs !== null && query.dataUpdatedAt > askedMs + ASK_MS / 2;
  const refused = isAnswered ? (query.data?.refused ?? null) : null;
  return (
    <Stack gap={4}>
      <Button
        component="a"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        {...button}
        href={href}
        download
        onClick={() => setAskedMs(Date.now())}
      >
        {children}
      </Button>
      <Text size="sm" aria-live="polite">
        {place !== null && t('exportPlace', { place })}
      </Text>
      {refused !== null && <ErrorNote error={new ApiError(0, { code: refused, requestId: '' })} />}
    </Stack>
  );
};
