import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { reportCardLost } from '@laadpoort/contract/mobility';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { cardName, type Card } from './card-name.ts';
import { RenameCard } from './rename-card.tsx';

/** Naming a card, and reporting it as lost. */
export const CardActions = ({ card }: { card: Card }) => {
  const { t } = useTranslation('mobility');
  const [naming, { open, close }] = useDisclosure(false);
  const name = cardName(card);
  return (
    <Group gap="xs" wrap="nowrap" justify="flex-end">
      <Button size="xs" variant="default" aria-label={t('cards.renameOne', { card: name })} onClick={open}>
        {t('cards.rename')}
      </Button>
      {card.lostAt === null && <ReportLost card={card} />}
      <Modal opened={naming} onClose={close} title={t('cards.renameTitle')}>
        <RenameCard card={card} onSaved={close} />
      </Modal>
    </Group>
  );
};

const ReportLost = ({ card }: { card: Card }) => {
  const { t } = useTranslation('mobility');
  const [asking, { open, close }] = useDisclosure(false);
  const report = useApiMutation(reportCardLost);
  const name = cardName(card);
  const confirmed = () =>
    report.mutate(
      { params: { cardId: card.id } },
      {
        onSuccess: () => {
          toast(t('cards.lostDone'));
          close();
        },
      },
    );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('cards.reportLostOne', { card: name })}
        onClick={open}
      >
        {t('cards.reportLost')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('cards.lostTitle', { card: name })}
          confirm={t('cards.reportLost')}
          danger
          busy={report.isPending}
          onConfirm={confirmed}
          onClose={close}
        >
          <Text>{t('cards.lostText')}</Text>
          {report.error && <ErrorNote error={report.error} />}
        </ConfirmDialog>
      )}
    </>
  );
};
