import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { priceAgain, PriceDifference } from '@laadpoort/contract/sessions/price-again';
import type { TariffVersion } from '@laadpoort/contract/tariff-version';
import type { EndpointInput } from '@laadpoort/contract/wire/endpoint';
import { mayOwnerApply } from '@laadpoort/domain/tariffs/price-again';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { fromLocalTime, toLocalTime } from '#lib/station-time.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import type { priceAgainQuery, supportPriceAgainQuery } from './queries.ts';
import { VersionPrice } from './version-price.tsx';

type Body = EndpointInput<typeof priceAgain>['body'];

interface Props {
  readonly timeZone: string;
  readonly version: TariffVersion;
  /** Somebody else approves it: then sessions may become dearer. */
  readonly mayRaise?: boolean;
  readonly differenceQuery: (
    from: string,
  ) => ReturnType<typeof priceAgainQuery | typeof supportPriceAgainQuery>;
  readonly submit: (body: Body) => Promise<unknown>;
}

/** Prices sessions that have ended by this version, after the difference was shown. */
export const PriceAgain = (props: Props) => {
  const { t } = useTranslation('tariffs');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t('again.open')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('again.title')} size="lg">
        <PriceAgainForm {...props} onDone={close} />
      </Modal>
    </>
  );
};

const bodySchema = (timeZone: string) =>
  z.object({
    from: z
      .string()
      .min(1, { error: 'required' })
      .transform((typed) => fromLocalTime(typed, timeZone)),
    reason: z.string().trim().min(1, { error: 'required' }).max(500, { error: 'too-long' }),
  });

const PriceAgainForm = ({
  timeZone,
  version,
  mayRaise = false,
  differenceQuery,
  submit,
  onDone,
}: Props & { onDone: () => void }) => {
  const { t } = useTranslation('tariffs');
  const schema = bodySchema(timeZone);
  const { form, field, onSubmit, busy, failure } = useSchemaForm<{ from: string; reason: string }>({
    schema,
    initialValues: { from: toLocalTime(version.validFrom, timeZone), reason: '' },
    submit: async (values) => {
      if (!difference) return;
      await submit({ ...schema.parse(values), seen: difference });
      toast(mayRaise ? t('again.isProposed') : t('again.done', { count: difference.sessions }));
      onDone();
    },
  });
  const typed = schema.shape.from.safeParse(form.values.from);
  const query = useQuery({
    ...differenceQuery(typed.success ? typed.data : ''),
    enabled: typed.success,
  });
  const difference = query.data;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text size="sm">{t('again.intro')}</Text>
        <VersionPrice version={version} />
        <TextInput type="datetime-local" label={t('again.from')} required {...field('from')} />
        {query.error && <ErrorNote error={query.error} />}
        {difference && <Difference difference={difference} mayRaise={mayRaise} />}
        <Textarea label={t('again.reason')} autosize minRows={2} required {...field('reason')} />
        <Button
          type="submit"
          loading={busy}
          disabled={!difference || difference.sessions === 0 || !(mayRaise || mayOwnerApply(difference))}
        >
          {t(mayRaise ? 'again.propose' : 'again.submit')}
        </Button>
      </Stack>
    </form>
  );
};

const Difference = ({ difference, mayRaise }: { difference: PriceDifference; mayRaise: boolean }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const { sessions, raised, before, after } = difference;
  if (sessions === 0) return <Text>{t('again.nothing')}</Text>;
  return (
    <Stack gap="xs" aria-live="polite">
      <Group gap="xl">
        <Figure label={t('again.sessions')} value={format.count(sessions)} />
        <Figure label={t('again.before')} value={format.money(before)} />
        <Figure label={t('again.after')} value={format.money(after)} strong />
      </Group>
      {!mayOwnerApply(difference) && (
        <Text size="sm">{t(mayRaise ? 'again.raisedByTwo' : 'again.raised', { count: raised })}</Text>
      )}
    </Stack>
  );
};
