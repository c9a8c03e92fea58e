import { Button, Group, Stack, Text } from '@mantine/core';
import type { refusedCardSchema } from '@laadpoort/contract/whitelist';
import { remediesOf } from '@laadpoort/domain/whitelist/remedies';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useMay } from '#lib/me.ts';
import { useWords } from '#ui/words/use-words.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { When } from '#ui/times/when.tsx';
import { CardRefused } from './card-refused.tsx';
import { RemedyButton } from './remedy-button.tsx';

type RefusedCard = z.output<typeof refusedCardSchema>;
interface Props {
  cards: readonly RefusedCard[] | undefined;
  onWhitelist: (card: Pick<RefusedCard, 'refusalId' | 'uidMasked'>) => void;
  onEdit: (entryId: string) => void;
}

/** Which cards were refused, why, and the button that allows them next time. */
export const RefusedCards = ({ cards, onWhitelist, onEdit }: Props) => {
  const { t } = useTranslation('whitelist');
  const mayManage = useMay('whitelist.manage');
  const ruleWords = useWords('ui', 'rule');
  return (
    <DataTable
      caption={t('refused.title')}
      rows={cards}
      rowKey={({ refusalId }) => refusalId}
      empty={t('refused.empty')}
      columns={[
        { id: 'card', header: t('columns.card'), cell: (card) => <RefusedCardName card={card} /> },
        {
          id: 'network',
          header: t('columns.network'),
          cell: ({ network }) => network ?? t('unknownNetwork'),
        },
        {
          id: 'where',
          header: t('columns.where'),
          cell: ({ stationName, connectorId }) =>
            connectorId === null
              ? stationName
              : t('refused.at', { station: stationName, number: connectorId }),
        },
        { id: 'why', header: t('columns.why'), cell: ({ rule }) => ruleWords(rule) ?? rule },
        { id: 'times', header: t('columns.times'), numeric: true, cell: ({ times }) => times },
        {
          id: 'last',
          header: t('columns.last'),
          cell: ({ lastAt, timeZone }) => <When at={lastAt} timeZone={timeZone} short />,
        },
        {
          id: 'whitelist',
          header: t('refused.whitelist'),
          hiddenHeader: true,
          cell: ({ refusalId, uidMasked, rule, entryId, chargePointId }) => (
            <Group gap="xs">
              {mayManage && remediesOf(rule, { hasEntry: entryId !== null }).includes('whitelist-card') && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('refused.whitelist')}: ${uidMasked}`}
                  onClick={() => onWhitelist({ refusalId, uidMasked })}
                >
                  {t('refused.whitelist')}
                </Button>
              )}
              <CardRefused
                rule={rule}
                hasEntry={entryId !== null}
                label={t('help.label', { card: uidMasked })}
                renderRemedy={(remedy, close) => (
                  <RemedyButton
                    remedy={remedy}
                    chargePointId={chargePointId}
                    entryId={entryId}
                    onWhitelist={() => onWhitelist({ refusalId, uidMasked })}
                    onEdit={() => entryId !== null && onEdit(entryId)}
                    onDone={close}
                  />
                )}
              />
            </Group>
          ),
        },
      ]}
    />
  );
};

const RefusedCardName = ({ card: { uidMasked, twin } }: { card: RefusedCard }) => {
  const { t } = useTranslation('whitelist');
  return (
    <Stack gap={0}>
      <code>{uidMasked}</code>
      {twin && (
        <Text size="sm">
          {t('twin.looksLike', { name: twin.description, how: t(`twin.how.${twin.match}`) })}
        </Text>
      )}
    </Stack>
  );
};
