import { Button, Select, Stack, Textarea } from '@mantine/core';
import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import { ApiError } from '@laadpoort/contract/wire/client';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import { uidSchema } from '@laadpoort/contract/whitelist';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useFormat } from '#lib/use-format.ts';
import { useNow } from '#lib/use-now.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { CardInput } from './card-input.tsx';
import { likelyPlace, placeKey, placeOf, placesOf, type Place } from './place.ts';
import { usePlaceName } from './use-place-name.ts';

export type NewReservation = Place & {
  readonly uid: string;
  /** Of the whitelist, instead of a number; otherwise empty. */
  readonly entryId: string;
  readonly unusualUid: boolean;
  readonly until: string;
  readonly reason: string;
  readonly force: boolean;
};

interface Props {
  chargers: readonly ChargePoint[];
  /** Required for support, which can reserve at chargers of any account. */
  withReason: boolean;
  onReserve: (reservation: NewReservation) => Promise<unknown>;
}

const MINUTES = [15, 30, 60, 120, 240, 480, 1440];

/** Which charging point, for which card, for how long. Objections are shown before anything is sent. */
export const ReserveForm = ({ chargers, withReason, onReserve }: Props) => {
  const { t } = useTranslation('reservations');
  const placeName = usePlaceName(chargers);
  const first = likelyPlace(chargers);
  /** Only objections that were shown can be overridden. */
  const [toldAbout, setToldAbout] = useState('');
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: z
      .object({ uid: z.string(), entryId: z.string(), reason: withReason ? reasonSchema : z.string() })
      .loose()
      .superRefine(({ uid, entryId }, context) => {
        for (const { message } of (entryId === '' && uidSchema.safeParse(uid).error?.issues) || [])
          context.addIssue({ code: 'custom', path: ['uid'], message });
      }),
    initialValues: {
      connectorId: first ? placeKey(first) : '',
      uid: '',
      entryId: '',
      unusualUid: false,
      typed: false,
      until: '60',
      reason: '',
      force: false,
    },
    submit: ({ connectorId, uid, entryId, unusualUid, until, reason, force }) => {
      setToldAbout(connectorId);
      const place = placeOf(connectorId);
      return onReserve({
        ...place,
        uid,
        entryId,
        unusualUid,
        until: inMinutes(Number(until)),
        reason,
        force,
      });
    },
  });
  const isConflict =
    failure instanceof ApiError &&
    failure.body.code === 'reservation-conflict' &&
    toldAbout === form.values.connectorId;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Select
          label={t('form.place')}
          required
          allowDeselect={false}
          data={placesOf(chargers).map((place) => ({ value: placeKey(place), label: placeName(place) }))}
          {...field('connectorId')}
        />
        <CardInput
          chargePointId={placeOf(form.values.connectorId).chargePointId}
          own={!withReason}
          uid={form.values.uid}
          entryId={form.values.entryId}
          typed={form.values.typed}
          field={field}
          onPick={(card) => form.setValues({ ...card, unusualUid: !card.typed })}
        />
        <DurationInput field={field} />
        {withReason && (
          <Textarea
            label={t('form.reason')}
            description={t('form.reasonHelp')}
            required
            {...field('reason')}
          />
        )}
        <Button type="submit" loading={busy} onClick={() => form.setFieldValue('force', isConflict)}>
          {isConflict ? t('form.insist') : t('form.submit')}
        </Button>
      </Stack>
    </form>
  );
};

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const DurationInput = ({ field }: { field: (path: string) => object }) => {
  const { t } = useTranslation('reservations');
  const format = useFormat();
  const now = useNow();
  const label = (minutes: number) => {
    const time = format.time(new Date(now.getTime() + minutes * 60_000));
    return minutes < 60
      ? t('form.minutes', { count: minutes, time })
      : t('form.hours', { count: minutes / 60, time });
  };
  return (
    <Select
      label={t('form.duration')}
      required
      allowDeselect={false}
      data={MINUTES.map((minutes) => ({ value: String(minutes), label: label(minutes) }))}
      {...field('until')}
    />
  );
};
