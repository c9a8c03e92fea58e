import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

interface Props {
  /** `2026-11` */
  readonly month: string;
  /** Sessions are still being added to it. */
  readonly provisional: boolean;
}

/** A month by its name, marked while it is not over. */
export const MonthName = ({ month, provisional }: Props) => {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <Group component="span" gap="xs">
      {format.month(month)}
      {provisional && (
        <Badge component="span" variant="light" color="amber" tt="none">
          {t('provisional')}
        </Badge>
      )}
    </Group>
  );
};
