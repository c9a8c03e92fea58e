import { Button } from '@mantine/core';
import type { refusedCardSchema } from '@laadpoort/contract/whitelist';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useMay } from '#lib/me.ts';
import { useRuleWords } from '#ui/rule-words.ts';
import { DataTable } from '#ui/data-table.tsx';
import { When } from '#ui/when.tsx';

type RefusedCard = z.output<typeof refusedCardSchema>;
type Props = { cards: readonly RefusedCard[] | undefined; onWhitelist: (uid: string) => void };

/** Who was turned away, why, and the button that lets them in next time. */
export const RefusedCards = ({ cards, onWhitelist }: Props) => {
  const { t } = useTranslation('whitelist');
  const mayManage = useMay('whitelist.manage');
  const ruleWords = useRuleWords();
  return (
    <DataTable
      caption={t('refused.title')}
      rows={cards}
      rowKey={({ uid, chargePointId, rule }) => `${uid}/${chargePointId}/${rule}`}
      empty={t('refused.empty')}
      columns={[
        { id: 'card', header: t('columns.card'), cell: ({ uid }) => <code>{maskIdTag(uid)}</code> },
        {
          id: 'network',
          header: t('columns.network'),
          cell: ({ network }) => network ?? t('unknownNetwork'),
        },
        { id: 'where', header: t('columns.where'), cell: ({ stationName }) => stationName },
        { id: 'why', header: t('columns.why'), cell: ({ rule }) => ruleWords(rule) },
        { id: 'times', header: t('columns.times'), numeric: true, cell: ({ times }) => times },
        { id: 'last', header: t('columns.last'), cell: ({ lastAt }) => <When at={lastAt} short /> },
        {
          id: 'whitelist',
          header: t('refused.whitelist'),
          hiddenHeader: true,
          cell: ({ uid }) =>
            mayManage && (
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('refused.whitelist')}: ${maskIdTag(uid)}`}
                onClick={() => onWhitelist(uid)}
              >
                {t('refused.whitelist')}
              </Button>
            ),
        },
      ]}
    />
  );
};
