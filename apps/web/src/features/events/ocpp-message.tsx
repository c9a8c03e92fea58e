import { Anchor, Badge, Code, Group, Text } from '@mantine/core';
import type { ocppMessageSchema } from '@laadpoort/contract/ocpp-messages';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { useFormat } from '#lib/use-format.ts';
import type { MessageSource } from './queries.ts';

/** Stored as text: anything that is not JSON is shown as it was received. */
const indented = (json: string) => {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
};

interface Props {
  message: z.output<typeof ocppMessageSchema>;
  source: MessageSource;
}

/** One call and its answer. */
export const OcppMessage = ({ message, source }: Props) => {
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
        <SessionLink message={message} source={source} />
        <Text size="sm" c="dimmed">
          {`${format.date(receivedAt)} ${format.timeWithSeconds(receivedAt)}`}
          {latencyMs !== null && ` · ${t('latency', { ms: Math.round(latencyMs) })}`}
        </Text>
      </Group>
      <Code block tabIndex={0}>
        {indented(payload)}
      </Code>
      <CutNote cut={message.payloadCut} />
      <Text size="sm" mt={4}>
        {errorCode ?? (response === null ? t('noAnswer') : t('answer'))}
      </Text>
      {response !== null && (
        <Code block tabIndex={0}>
          {indented(response)}
        </Code>
      )}
      <CutNote cut={message.responseCut} />
    </article>
  );
};

/** Says that a text is not whole, and what identifies the whole of it. */
const CutNote = ({ cut }: { cut: Props['message']['payloadCut'] }) => {
  const { t } = useTranslation('events');
  const format = useFormat();
  if (cut === null) return null;
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {t('cut', { size: format.fileSize(cut.bytes) })}
      {cut.sha256 !== null && ` ${t('cutHash', { sha256: cut.sha256 })}`}
    </Text>
  );
};

const sessionPath = { account: '/activity', support: '/support/sessions' } as const;

/** Links a charger's message to all messages of the session that it refers to. */
const SessionLink = ({ message: { payload, response }, source }: Props) => {
  const { t } = useTranslation('events');
  const [, id] = /"transactionId"\s{0,4}:\s{0,4}([1-9]\d{0,9})\b/.exec(`${payload} ${response ?? ''}`) ?? [];
  if (id === undefined || 'sessionId' in source) return null;
  return (
    <Anchor component={Link} to={`${sessionPath[source.view]}/${id}/messages`} size="sm">
      {t('session', { id })}
    </Anchor>
  );
};
