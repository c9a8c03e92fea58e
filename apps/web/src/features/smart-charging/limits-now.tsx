import type { SmartCharging } from '@laadpoort/contract/smart-charging';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { useSmartChargingWords } from './smart-charging-words.ts';

/** What each charging point may deliver now, as far as is known. */
export const LimitsNow = ({ connectors }: Pick<SmartCharging, 'connectors'>) => {
  const { t } = useTranslation('smartCharging');
  const words = useSmartChargingWords();
  return (
    <Section title={t('now')} intro={t('nowIntro')}>
      <DataTable
        caption={t('now')}
        rows={connectors}
        rowKey={({ connectorId }) => connectorId}
        empty={t('nowEmpty')}
        columns={[
          { id: 'where', header: t('columns.where'), cell: ({ connectorId }) => words.place(connectorId) },
          { id: 'session', header: t('columns.session'), cell: ({ sessionId }) => sessionId ?? '–' },
          { id: 'limit', header: t('columns.limit'), cell: ({ limit }) => words.limit(limit) },
        ]}
      />
    </Section>
  );
};
