import { Alert, Button, Group, List, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import type { OwnerCommandRequest } from '@laadpoort/contract/commands/requests';
import { parseIdTag } from '@laadpoort/domain/cards/id-tag';
import { uidSchema } from '@laadpoort/contract/whitelist';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { isUnusualUid, UnusualUid } from '#ui/forms/unusual-uid.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import type { Operation } from './operation.ts';

/** What a person gives with an operation. */
export interface Given {
  /** Of support; otherwise empty. */
  readonly reason: string;
  /** The card is sent although it does not look like one. */
  readonly unusualUid: boolean;
}

interface Props {
  operation: Operation;
  withReason: boolean;
  onConfirm: (request: OwnerCommandRequest, given: Given) => Promise<unknown>;
  onClose: () => void;
}

/** Says which sessions an operation will affect, and asks for what is still needed: a reason, a card. */
export const OperationDialog = ({ operation, withReason, onConfirm, onClose }: Props) => {
  const { t } = useTranslation(['commands', 'ui']);
  const withCard = operation.name === 'start';
  const name = t(operation.name);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: z
      .object({
        reason: withReason ? reasonSchema : z.string(),
        idTag: withCard ? uidSchema : z.string(),
        unusualUid: z.boolean(),
      })
      .superRefine(({ idTag, unusualUid }, context) => {
        if (isUnusualUid(idTag) && !unusualUid)
          context.addIssue({ code: 'custom', path: ['idTag'], message: 'uid-unusual' });
      }),
    initialValues: { reason: '', idTag: '', unusualUid: false },
    submit: ({ idTag, ...given }) => onConfirm(withCardIn(operation.request, idTag), given),
  });
  return (
    <OpenDialog
      onClose={onClose}
      title={operation.connectorId ? t('of', { operation: name, number: operation.connectorId }) : name}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Consequence operation={operation} />
          {withCard && (
            <TextInput
              label={t('dialog.card')}
              description={t(withReason ? 'dialog.cardHelpSupport' : 'dialog.cardHelp')}
              required
              data-autofocus
              {...field('idTag')}
            />
          )}
          {withCard && <UnusualUid uid={form.values.idTag} confirm={field('unusualUid', 'checkbox')} />}
          {withReason && (
            <Textarea
              label={t('dialog.reason')}
              description={t('dialog.reasonHelp')}
              required
              {...field('reason')}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:dialog.cancel')}
            </Button>
            <Button type="submit" color={operation.hits.length > 0 ? 'red' : 'petrol'} loading={busy}>
              {name}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};

const withCardIn = (request: OwnerCommandRequest, card: string): OwnerCommandRequest => {
  const parsed = parseIdTag(card);
  return request.action === 'RemoteStartTransaction' && parsed.ok
    ? { ...request, idTag: parsed.idTag.canonical }
    : request;
};

const explained = ['hardReset', 'softReset', 'outOfOrder', 'stop', 'unlock'] as const;

const Consequence = ({ operation: { name, hits } }: { operation: Operation }) => {
  const { t } = useTranslation('commands');
  const format = useFormat();
  const explanation = explained.find((each) => each === name);
  if (hits.length === 0) return <Text>{t('dialog.plain')}</Text>;
  return (
    <Alert color="amber" title={t('dialog.running', { count: hits.length })}>
      <List size="sm" mb="xs">
        {hits.map(({ connectorId, session }) => (
          <List.Item key={connectorId}>
            {session &&
              t('dialog.hit', {
                number: connectorId,
                time: format.time(session.startedAt),
                energy: format.energy(session.energyWh),
              })}
          </List.Item>
        ))}
      </List>
      {explanation && <Text size="sm">{t(`dialog.${explanation}`)}</Text>}
    </Alert>
  );
};
