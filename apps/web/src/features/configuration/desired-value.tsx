import { Text } from '@mantine/core';
import type { ConfigurationKey } from '@laadpoort/contract/configuration';
import { useTranslation } from 'react-i18next';

type Desired = NonNullable<ConfigurationKey['desired']>;

const told = ['Accepted', 'RebootRequired', 'Rejected', 'NotSupported', 'no-answer', 'not-sent'] as const;

/** The desired value, and what came of it. */
export const DesiredValue = ({ desired: { value, answer } }: { desired: Desired }) => {
  const { t } = useTranslation('configuration');
  const known = told.find((each) => each === answer);
  const outcome =
    answer === null
      ? t('answers.none')
      : known === undefined
        ? t('answers.other', { answer })
        : t(`answers.${known}`);
  return (
    <Text size="sm" c="amber" style={{ overflowWrap: 'anywhere' }}>
      {t('desired', { value })} {outcome}
    </Text>
  );
};
