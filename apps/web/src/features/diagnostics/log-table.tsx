import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { downloadLog, type LogRequest } from '@laadpoort/contract/diagnostics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '#ui/words/use-words.ts';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { DeleteLog } from './delete-log.tsx';

interface Props {
  chargePointId: string;
  logs: readonly LogRequest[];
  mayOperate: boolean;
}

/** Every log request with its outcome; received files can be downloaded. */
export const LogTable = ({ chargePointId, logs, mayOperate }: Props) => {
  const { t } = useTranslation('diagnostics');
  const [deleting, setDeleting] = useState<LogRequest | null>(null);
  return (
    <>
      <DataTable
        caption={t('list')}
        rows={logs}
        rowKey={({ id }) => id}
        empty={t('empty')}
        columns={[
          { id: 'log', header: t('columns.log'), cell: ({ kind }) => t(`kind.${kind}`) },
          { id: 'state', header: t('columns.state'), cell: (log) => <State log={log} /> },
          { id: 'who', header: t('columns.who'), cell: ({ requestedBy }) => requestedBy },
          { id: 'when', header: t('columns.when'), cell: ({ changedAt }) => <When at={changedAt} short /> },
          {
            id: 'file',
            header: t('columns.file'),
            cell: (log) => (
              <LogFile
                log={log}
                href={endpointUrl(downloadLog, { params: { chargePointId, logRequestId: log.id } })}
                onDelete={mayOperate ? () => setDeleting(log) : undefined}
              />
            ),
          },
        ]}
      />
      {deleting && (
        <DeleteLog chargePointId={chargePointId} log={deleting} onClose={() => setDeleting(null)} />
      )}
    </>
  );
};

const colorOf = ({ state, over }: LogRequest) => {
  if (!over) return 'sky';
  if (state === 'received' || state === 'uploaded') return 'moss';
  return state === 'failed' || state === 'refused' ? 'red' : 'gray';
};

const State = ({ log }: { log: LogRequest }) => {
  const { t } = useTranslation('diagnostics');
  const words = useWords('diagnostics', 'report');
  const { state, report, host } = log;
  const said = report === null || state === 'received' ? null : words(report);
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="light" size="lg" tt="none" color={colorOf(log)}>
        {t(`state.${state}`)}
      </Badge>
      {said && <Text size="sm">{said}</Text>}
      {host && <Text size="sm">{t('at', { host })}</Text>}
    </Stack>
  );
};

interface FileProps {
  log: LogRequest;
  href: string;
  onDelete: (() => void) | undefined;
}

const LogFile = ({ log: { id, stored, state, fileName, sizeBytes }, href, onDelete }: FileProps) => {
  const { t } = useTranslation('diagnostics');
  const format = useFormat();
  const name = fileName ?? `log-${id}`;
  if (!stored) return state === 'received' ? t('gone') : '–';
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">{`${name} · ${format.fileSize(sizeBytes ?? 0)}`}</Text>
      <Group gap="xs">
        <Button component="a" href={href} download size="xs" aria-label={t('downloadFor', { name })}>
          {t('download')}
        </Button>
        {onDelete && (
          <Button size="xs" variant="default" aria-label={t('deleteFor', { name })} onClick={onDelete}>
            {t('delete')}
          </Button>
        )}
      </Group>
    </Stack>
  );
};
