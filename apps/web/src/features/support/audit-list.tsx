import type { auditEntrySchema } from '@laadpoort/contract/support/devices';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useWords } from '#ui/words/use-words.ts';
import { When } from '#ui/times/when.tsx';

type AuditEntry = z.output<typeof auditEntrySchema> & { readonly target?: string | null };

interface Props {
  entries: readonly AuditEntry[];
  /** Of a whole account: it says of each what it was done to. */
  withTarget?: boolean;
}

/** Who viewed a charger or acted on it, and why. */
export const AuditList = ({ entries, withTarget = false }: Props) => {
  const { t } = useTranslation('support');
  const roleWords = useWords('ui', 'role');
  const actionWords = useWords('support', 'acted');
  return (
    <DataTable
      caption={t('audit')}
      rows={entries}
      rowKey={({ id }) => id}
      empty={t('auditEmpty')}
      columns={[
        {
          id: 'who',
          header: t('columns.who'),
          cell: ({ actor }) => (actor === null ? t('removed') : actor || roleWords('system')),
        },
        { id: 'what', header: t('columns.what'), cell: ({ action }) => actionWords(action) ?? action },
        ...(withTarget
          ? [{ id: 'target', header: t('columns.target'), cell: ({ target }: AuditEntry) => target ?? '–' }]
          : []),
        { id: 'reason', header: t('columns.reason'), cell: ({ reason }) => reason ?? '–' },
        { id: 'at', header: t('columns.at'), cell: ({ at }) => <When at={at} /> },
      ]}
    />
  );
};
