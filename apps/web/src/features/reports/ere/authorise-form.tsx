import { Button, Checkbox, List, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import {
  authoriseEre,
  ereAuthorisationBodySchema,
  type EreAuthorisationBody,
} from '@laadpoort/contract/reports/ere-entries';
import { ERE_AUTHORISATION_VERSION } from '@laadpoort/domain/reports/ere/authorisation';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

const ARTICLES = ['claims', 'one', 'truth', 'keep'] as const;

interface Props {
  readonly eans: readonly string[];
  readonly year: string;
  readonly onClose: () => void;
}

/** The authorisation of a booking service: another text is another version (domain reports/ere/authorisation.ts). */
export const AuthoriseForm = ({ eans, year, onClose }: Props) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.authorisations' });
  const authorise = useApiMutation(authoriseEre);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: ereAuthorisationBodySchema,
    initialValues: {
      version: ERE_AUTHORISATION_VERSION,
      service: '',
      signedName: '',
      street: '',
      postalCode: '',
      city: '',
      eans: [...eans],
      validFrom: `${year}-01-01`,
      validUntil: `${year}-12-31`,
      mayAskGridOperator: false,
    },
    submit: async (body) => {
      // The schema has seen that it is ticked.
      await authorise.mutateAsync({ body: body as EreAuthorisationBody });
      toast(t('done'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('sign')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <TextInput label={t('service')} description={t('serviceHelp')} required {...field('service')} />
          <Checkbox.Group label={t('eans')} required {...field('eans')}>
            <Stack gap="xs" mt="xs">
              {eans.map((ean) => (
                <Checkbox key={ean} value={ean} label={ean} />
              ))}
            </Stack>
          </Checkbox.Group>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput type="date" label={t('from')} required {...field('validFrom')} />
            <TextInput type="date" label={t('until')} required {...field('validUntil')} />
          </SimpleGrid>
          <Text fw={650}>{t('text')}</Text>
          <List type="ordered" spacing="xs">
            {ARTICLES.map((article) => (
              <List.Item key={article}>{t(`articles.${article}`)}</List.Item>
            ))}
          </List>
          <Checkbox label={t('mayAsk')} {...field('mayAskGridOperator', 'checkbox')} />
          <TextInput
            label={t('name')}
            description={t('nameHelp')}
            required
            autoComplete="name"
            {...field('signedName')}
          />
          <TextInput label={t('street')} required autoComplete="street-address" {...field('street')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t('postalCode')} required autoComplete="postal-code" {...field('postalCode')} />
            <TextInput label={t('city')} required autoComplete="address-level2" {...field('city')} />
          </SimpleGrid>
          <Button type="submit" loading={busy}>
            {t('signNow')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};
