import { Alert, Checkbox, Text } from '@mantine/core';
import { isUnusual, parseIdTag } from '@laadpoort/domain/cards/id-tag';
import { useTranslation } from 'react-i18next';
import type { Field } from './use-schema-form.ts';

/** Whether a number as it is typed is none that cards have; one that cannot be read at all is refused anyway. */
export const isUnusualUid = (typed: string): boolean => {
  const parsed = parseIdTag(typed);
  return parsed.ok && isUnusual(parsed.idTag);
};

interface Props {
  readonly uid: string;
  readonly confirm: ReturnType<Field>;
}

/** Questions a typed number that is no UID, before it is saved or sent to a charger. */
export const UnusualUid = ({ uid, confirm }: Props) => {
  const { t } = useTranslation('ui');
  if (!isUnusualUid(uid)) return null;
  return (
    <Alert color="amber">
      <Text mb="xs">{t('unusual.text')}</Text>
      <Checkbox label={t('unusual.confirm')} {...confirm} />
    </Alert>
  );
};
