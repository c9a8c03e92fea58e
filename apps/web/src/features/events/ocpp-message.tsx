import { Badge, Code, Group, Text } from '@mantine/core';
import type { ocppMessageSchema } from '@laadpoort/contract/charge-points';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useFormat } from '#lib/use-format.ts';

/** Stored as text: what is not JSON is shown as it came. */
const indented = (json: string) => {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
};

/** One call and its answer. */
export const OcppMessage = ({ message }: { message: z.output<typeof ocppMessageSchema> }) => {
  const { t } = useTranslation('events');
  const format = useFormat();
  const { action, direction, receivedAt, payload, response, errorCode, latencyMs } = message;
  return (
    <article>
      <Group gap="xs" mb={4}>
        <Text fw={650}>{action}</Text>
        <Badge variant="light" color={direction === 'in' ? 'petrol' : 'plum'} tt="none">
          {t(direction)}
        </Badge>
        <Text size="sm" c="dimmed">
          {`${format.date(receivedAt)} ${format.timeWithSeconds(receivedAt)}`}
          {latencyMs !== null && ` · ${t('latency', { ms: Math.round(latencyMs) })}`}
        </Text>
      </Group>
      <Code block tabIndex={0}>
        {indented(payload)}
      </Code>
      <Text size="sm" mt={4}>
        {errorCode ?? (response === null ? t('noAnswer') : t('answer'))}
      </Text>
      {response !== null && (
        <Code block tabIndex={0}>
          {indented(response)}
        </Code>
      )}
    </article>
  );
};
