import { Text } from '@mantine/core';
import { rowsAgainstTotal } from '@laadpoort/domain/sessions/shown-rows';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

interface Sums {
  readonly energyWh: number;
  readonly amount: string;
}

/** Says by how much the rows of a table differ from the total that is shown with it, where they do. */
export const RoundingNote = ({ rows, total }: { rows: readonly Sums[]; total: Sums }) => {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const billed = rows.map((row) => ({ ...row, billed: true }));
  const { rounding } = rowsAgainstTotal(billed, total);
  if (rounding === null) return null;
  const by = [
    rounding.energyWh === 0 ? [] : format.energy(rounding.energyWh),
    Number(rounding.amount) === 0 ? [] : format.money(rounding.amount),
  ].flat();
  return <Text size="sm">{t('rounding', { by: by.join('; ') })}</Text>;
};
