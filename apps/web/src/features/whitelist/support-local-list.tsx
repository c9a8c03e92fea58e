import { Button, Group, Stack, Table, Textarea } from '@mantine/core';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import { getSupportLocalList, sendSupportLocalList } from '@laadpoort/contract/local-list';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { ListState } from './list-state.tsx';

/** The card list of a device in any account: versions, limits, and a button to send it in full. */
const SupportLocalList = () => {
  const { t } = useTranslation('whitelist');
  const chargePointId = useIdParam('chargePointId');
  const list = useQuery(apiQuery(getSupportLocalList, { params: { chargePointId } }));
  const maySend = useMay('support.operate');
  return (
    <Section title={t('lists.one')} intro={t('lists.supportIntro')}>
      <Loaded query={list}>
        {(data) => (
          <Stack>
            <ListState list={data} />
            <Facts list={data} />
            {maySend && <SendWhole chargePointId={chargePointId} />}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};

const Facts = ({ list }: { list: EndpointResult<typeof getSupportLocalList> }) => {
  const { t } = useTranslation('whitelist');
  const rows = [
    [t('lists.cards'), `${list.upToDateCards} / ${list.expectedCards}`],
    [t('lists.version'), list.version],
    [t('lists.acknowledged'), list.acknowledgedVersion ?? t('lists.unknown')],
    ['LocalAuthListMaxLength', list.maxEntries ?? t('lists.unknown')],
    ['SendLocalListMaxLength', list.maxPerMessage ?? t('lists.unknown')],
  ];
  return (
    <Table>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

const SendWhole = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('whitelist');
  const send = useApiMutation(sendSupportLocalList);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: z.object({ reason: reasonSchema }),
    initialValues: { reason: '' },
    submit: async ({ reason }) => {
      await send.mutateAsync({ params: { chargePointId }, body: { reason } });
      toast(t('lists.asked'));
      form.reset();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Textarea
          label={t('lists.reason')}
          description={t('lists.reasonHelp')}
          required
          {...field('reason')}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t('lists.sendWhole')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

export { SupportLocalList as Component };
