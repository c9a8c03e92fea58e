import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Command } from '@laadpoort/contract/commands/endpoints';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { announce } from '#ui/feedback/announcer.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useWords } from '#ui/words/use-words.ts';
import { When } from '#ui/times/when.tsx';
import { commandDetails, useCommandWords } from './command-words.ts';

interface Props {
  commands: readonly Command[] | undefined;
  connected: boolean;
}

/** Every command with who sent it, why, and its outcome. */
export const CommandList = ({ commands, connected }: Props) => {
  const { t } = useTranslation('commands');
  useOutcomesAloud(commands, connected);
  return (
    <DataTable
      caption={t('list')}
      rows={commands}
      rowKey={({ id }) => id}
      empty={t('listEmpty')}
      columns={[
        { id: 'command', header: t('listColumns.command'), cell: (command) => <Asked command={command} /> },
        {
          id: 'outcome',
          header: t('listColumns.outcome'),
          cell: (command) => <Outcome command={command} connected={connected} />,
        },
        { id: 'who', header: t('listColumns.who'), cell: (command) => <Who command={command} /> },
        {
          id: 'when',
          header: t('listColumns.when'),
          cell: ({ requestedAt }) => <When at={requestedAt} short />,
        },
      ]}
    />
  );
};

const Asked = ({ command }: { command: Command }) => {
  const words = useCommandWords();
  const details = commandDetails(command);
  return (
    <Stack gap={0}>
      <span>{words.action(command)}</span>
      {details && (
        <Text size="sm" c="dimmed" fw={400} style={{ overflowWrap: 'anywhere' }}>
          {details}
        </Text>
      )}
    </Stack>
  );
};

const Who = ({ command: { requestedBy, requestedByRole, reason } }: { command: Command }) => {
  const { t } = useTranslation('commands');
  const roleWords = useWords('ui', 'role');
  return (
    <Stack gap={0}>
      <span>
        {requestedBy === ''
          ? (roleWords(requestedByRole) ?? requestedByRole)
          : t('by', { name: requestedBy, role: roleWords(requestedByRole) ?? requestedByRole })}
      </span>
      {reason && (
        <Text size="sm" c="dimmed">
          {t('reasonGiven', { reason })}
        </Text>
      )}
    </Stack>
  );
};

const colorOf = ({ state, open }: Command) => (open ? 'sky' : state === 'done' ? 'moss' : 'amber');

const Outcome = ({ command, connected }: { command: Command; connected: boolean }) => {
  const { t } = useTranslation('commands');
  const format = useFormat();
  const words = useCommandWords();
  const { sentAt, answeredAt, finishedAt } = command;
  const answer = words.answer(command);
  const advice = words.advice(command);
  const steps = [
    sentAt && t('sentAt', { time: format.timeWithSeconds(sentAt) }),
    answeredAt && t('answeredAt', { time: format.timeWithSeconds(answeredAt) }),
    finishedAt && t('finishedAt', { time: format.timeWithSeconds(finishedAt) }),
  ].filter(Boolean);
  return (
    <Stack gap={2} align="flex-start">
      <Badge
        variant="light"
        size="lg"
        tt="none"
        h="auto"
        style={{ whiteSpace: 'normal' }}
        color={colorOf(command)}
      >
        {words.outcome(command, connected)}
      </Badge>
      {advice && <Text size="sm">{advice}</Text>}
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          {[...steps, answer].filter(Boolean).join(' · ')}
        </Text>
      </Group>
    </Stack>
  );
};

/** Announces the outcome of a command that was open a moment ago. */
const useOutcomesAloud = (commands: readonly Command[] | undefined, connected: boolean) => {
  const { t } = useTranslation('commands');
  const words = useCommandWords();
  const open = useRef(new Set<string>());
  useEffect(() => {
    for (const command of commands ?? []) {
      if (command.open) open.current.add(command.id);
      else if (open.current.delete(command.id))
        announce(
          t('outcome', { operation: words.action(command), outcome: words.outcome(command, connected) }),
        );
    }
  });
};
