import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import type { AccessGroup } from '@laadpoort/contract/access-groups';
import { addAccessGroup, changeAccessGroup } from '@laadpoort/contract/access-group-endpoints';
import { isWithoutVat } from '@laadpoort/domain/tariffs/vat';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { bothOf, Loaded } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { accessGroupsQuery, partyQuery } from '../queries.ts';
import { StationsInput } from '../stations-input.tsx';
import { CardInputs } from './card-inputs.tsx';
import { BudgetInputs, PriceInputs } from './price-inputs.tsx';
import { TimeInputs } from './time-inputs.tsx';
import { typedGroupSchema, valuesOf, type GroupValues } from './group-values.ts';

interface Props {
  /** null: a new one. */
  readonly group: AccessGroup | null;
  readonly onSaved: () => void;
}

/** Who is in a group, where and when it holds, its price and its budget. */
export const GroupForm = (props: Props) => {
  const [groups, party] = [useQuery(accessGroupsQuery), useQuery(partyQuery)];
  return (
    <Loaded query={bothOf(groups, party)}>
      {([{ members }, declared]) => (
        <FormOf {...props} members={members} hasNoVat={isWithoutVat(declared.party?.kind ?? null)} />
      )}
    </Loaded>
  );
};

interface FormProps extends Props {
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly hasNoVat: boolean;
}

const FormOf = ({ group, onSaved, members, hasNoVat }: FormProps) => {
  const { t } = useTranslation('whitelist');
  const [add, change] = [useApiMutation(addAccessGroup), useApiMutation(changeAccessGroup)];
  const { form, field, onSubmit, busy, failure } = useSchemaForm<GroupValues>({
    schema: typedGroupSchema,
    initialValues: valuesOf(group),
    submit: async (values) => {
      const typed = hasNoVat ? { ...values, price: { ...values.price, vatBasis: 'excl' } } : values;
      const body = typedGroupSchema.parse(typed);
      await (group ? change.mutateAsync({ params: { groupId: group.id }, body }) : add.mutateAsync({ body }));
      toast(t('groups.saved'));
      onSaved();
    },
  });
  const { values } = form;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput label={t('groups.name')} required autoComplete="off" data-autofocus {...field('name')} />
        <CardInputs
          cards={values.cards}
          onChange={(cards) => form.setFieldValue('cards', cards)}
          field={field}
        />
        <Checkbox.Group label={t('groups.members')} {...field('memberIds')}>
          <Stack gap="xs" mt="xs">
            {members.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <StationsInput value={values.stationIds} onChange={(ids) => form.setFieldValue('stationIds', ids)} />
        <TimeInputs
          windows={values.windows}
          onChange={(windows) => form.setFieldValue('windows', windows)}
          field={field}
        />
        <PriceInputs kind={values.price.kind} hasNoVat={hasNoVat} field={field} />
        <BudgetInputs unit={values.budget.unit} field={field} />
        <Button type="submit" size="md" loading={busy}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
};
