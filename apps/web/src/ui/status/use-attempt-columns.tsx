import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '#ui/times/when.tsx';
import type { Column } from '#ui/tables/columns.ts';

/** Work that is tried until it succeeds or is given up. */
interface Attempted {
  readonly id: string;
  readonly createdAt: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly endsProcesses: boolean;
}

interface Options<Row> {
  /** The header of when it was made. */
  readonly since: string;
  readonly stateOf: (row: Row) => string;
  /** By what it is told from the others. */
  readonly nameOf: (row: Row) => string;
  /** Tries again what was given up; absent for who may not. */
  readonly onTryAgain: ((id: string) => void) | undefined;
}

/** Since when there is such work, where it stands, and what went wrong last; what was given up can be tried again. */
export const useAttemptColumns = <Row extends Attempted>(options: Options<Row>): readonly Column<Row>[] => {
  const { t } = useTranslation('ui', { keyPrefix: 'attempts' });
  const { since, stateOf, nameOf, onTryAgain } = options;
  return [
    { id: 'created', header: since, cell: ({ createdAt }) => <When at={createdAt} short /> },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <Stack component="span" gap={0}>
          <span>{stateOf(row)}</span>
          {row.endsProcesses && (
            <Text component="span" size="sm">
              {t('endsProcesses')}
            </Text>
          )}
          {row.lastError !== null && (
            <Text component="span" size="sm" c="dimmed">
              {`${t('times', { count: row.attempts })}: ${row.lastError}`}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      id: 'action',
      header: t('action'),
      hiddenHeader: true,
      cell: (row) =>
        onTryAgain &&
        row.state === 'given-up' && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('againOf', { name: nameOf(row) })}
            onClick={() => onTryAgain(row.id)}
          >
            {t('again')}
          </Button>
        ),
    },
  ];
};
