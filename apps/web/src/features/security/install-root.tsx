import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { installCertificate, listCertificates } from '@laadpoort/contract/certificates';
import { certificateTypeSchema } from '@laadpoort/contract/commands/fields';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Props {
  readonly chargePointId: string;
  readonly ownRoots: EndpointResult<typeof listCertificates>['ownRoots'];
  readonly onClose: () => void;
}

/** Installs a root certificate: one of this installation, or one that is pasted. */
export const InstallRoot = ({ chargePointId, ownRoots, onClose }: Props) => {
  const { t } = useTranslation(['security', 'ui']);
  const install = useApiMutation(installCertificate);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: installCertificate.body,
    initialValues: {
      certificateType: 'CentralSystemRootCertificate',
      certificate: '',
      reason: '',
    },
    async submit(values) {
      const body = installCertificate.body.parse(values);
      await install.mutateAsync({ params: { chargePointId }, body });
      onClose();
      toast(t('trust.sent'));
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('trust.installTitle')} size="lg">
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Select
            label={t('trust.type')}
            data={certificateTypeSchema.options.map((value) => ({ value, label: t(`trust.types.${value}`) }))}
            allowDeselect={false}
            {...field('certificateType')}
          />
          <Group gap="xs">
            {ownRoots.map(({ subject, pem }) => (
              <Button
                key={pem}
                variant="default"
                size="xs"
                onClick={() => form.setFieldValue('certificate', pem)}
              >
                {t('trust.own', { subject })}
              </Button>
            ))}
          </Group>
          <Textarea
            label={t('trust.pem')}
            required
            autosize
            minRows={6}
            maxRows={12}
            spellCheck={false}
            {...field('certificate')}
          />
          <Textarea label={t('reason')} description={t('reasonHelp')} required {...field('reason')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:dialog.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('trust.install')}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};
