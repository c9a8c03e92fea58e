import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { exportSessions } from '@laadpoort/contract/sessions/endpoints';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '#lib/language.ts';
import { useMay } from '#lib/me.ts';
import { ExportButton } from '#ui/feedback/export-button.tsx';
import type { SessionFilter } from '../queries.ts';

const notations = ['dutch', 'international'] as const;
const cardNumbers = ['masked', 'whole'] as const;

/** A file of exactly the listed sessions, with a choice of what is in it. */
export const SessionDownload = ({ filter }: { filter: SessionFilter }) => {
  const { t } = useTranslation('sessions');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('export.open')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('export.title')}>
        {opened && <Choices filter={filter} />}
      </Modal>
    </>
  );
};

const Choices = ({ filter }: { filter: SessionFilter }) => {
  const { t, i18n } = useTranslation('sessions');
  const language = toLanguage(i18n.language);
  const seesCards = useMay('whitelist.manage');
  const [notation, setNotation] = useState<string>(language === 'nl' ? 'dutch' : 'international');
  const [cards, setCards] = useState<string>('masked');
  const query = {
    ...filter,
    language,
    notation: notations.find((each) => each === notation),
    cards: cardNumbers.find((each) => each === cards),
  };
  return (
    <Stack>
      <Radio.Group label={t('export.notation')} value={notation} onChange={setNotation}>
        <Stack gap="xs" mt="xs">
          {notations.map((each) => (
            <Radio key={each} value={each} label={t(`export.notations.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {seesCards && (
        <Radio.Group
          label={t('export.cards')}
          description={t('export.cardsHelp')}
          value={cards}
          onChange={setCards}
        >
          <Stack gap="xs" mt="xs">
            {cardNumbers.map((each) => (
              <Radio key={each} value={each} label={t(`export.cardNumbers.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Text size="sm">{t('export.formats')}</Text>
      <Group justify="flex-end" gap="xs" align="flex-start">
        {(['csv', 'xlsx'] as const).map((format) => (
          <ExportButton key={format} href={endpointUrl(exportSessions, { query: { ...query, format } })}>
            {t(`export.${format}`)}
          </ExportButton>
        ))}
      </Group>
    </Stack>
  );
};
