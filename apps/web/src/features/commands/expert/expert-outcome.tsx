import { Badge, Code, Group, Stack, Text } from '@mantine/core';
import { getSupportCommand } from '@laadpoort/contract/support/devices';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '#lib/api.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';
import { useCommandWords } from '../command-words.ts';

interface Props {
  chargePointId: string;
  commandId: string;
  connected: boolean;
}

const POLL_MS = 1_000;

const pretty = (json: string) => JSON.stringify(JSON.parse(json), null, 2);

/** The outcome of a command, in words and as raw messages. */
export const ExpertOutcome = ({ chargePointId, commandId, connected }: Props) => {
  const { t } = useTranslation('commands');
  const words = useCommandWords();
  const query = useQuery({
    ...apiQuery(getSupportCommand, { params: { chargePointId, commandId } }),
    // Its raw messages are written a moment after it is settled, and that is not announced.
    refetchInterval: ({ state }) => (state.data?.command.open === false ? false : POLL_MS),
  });
  const { data } = query;
  if (!data) return <UnlessFailed query={query}>{null}</UnlessFailed>;
  const { command, request, response } = data;
  const advice = words.advice(command);
  return (
    <Section title={t('expert.outcome')}>
      <Stack gap="xs" aria-live="polite">
        <Group gap="xs">
          <Text fw={600}>{words.action(command)}</Text>
          <Badge
            variant="light"
            tt="none"
            color={command.open ? 'sky' : command.state === 'done' ? 'moss' : 'amber'}
          >
            {words.outcome(command, connected)}
          </Badge>
        </Group>
        {advice && <Text size="sm">{advice}</Text>}
        <Text size="sm">{t('expert.asked')}</Text>
        <Code block>{pretty(request)}</Code>
        <Text size="sm">{response === null ? t('expert.noAnswerYet') : t('expert.answered')}</Text>
        {response !== null && <Code block>{pretty(response)}</Code>}
      </Stack>
    </Section>
  );
};
