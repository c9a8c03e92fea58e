import { Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { announce } from './feedback/announcer.tsx';

/** A value with a copy button. */
export const CopyLine = ({ label, value }: { label: string; value: string }) => {
  const { t } = useTranslation('ui');
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Code block flex={1} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              flex="none"
              aria-label={`${t('copy.copy')}: ${label}`}
              onClick={() => {
                copy();
                announce(t('copy.copied'));
              }}
            >
              {copied ? t('copy.copied') : t('copy.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
};
