import { Button, List, Skeleton, Stack, Text } from '@mantine/core';
import { acceptAgreement, getAgreement } from '@laadpoort/contract/settlement/agreement';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { agreementQuery } from '../queries.ts';

type Agreement = EndpointResult<typeof getAgreement>;

const ARTICLES = ['makes', 'says', 'truth', 'dispute', 'credit', 'keep', 'end'] as const;

/** The self-billing agreement: another text is another version (domain settlement/agreement.ts). */
export const AgreementSection = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'agreement' });
  const query = useQuery(agreementQuery);
  return (
    <Section title={t('title')} intro={t('intro')}>
      <Loaded query={query} loading={<Skeleton height={200} />}>
        {(agreement) => <AgreementText agreement={agreement} />}
      </Loaded>
    </Section>
  );
};

const AgreementText = ({ agreement: { version, operator, accepted } }: { agreement: Agreement }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'agreement' });
  const format = useFormat();
  if (operator === null) return <Text>{t('noOperator')}</Text>;
  return (
    <Stack>
      <Text>{t('with', { ...operator, version })}</Text>
      <List type="ordered" spacing="xs">
        {ARTICLES.map((article) => (
          <List.Item key={article}>{t(`articles.${article}`, { name: operator.name })}</List.Item>
        ))}
      </List>
      {accepted ? (
        <Text fw={650}>{t('accepted', { name: accepted.by, day: format.date(accepted.at) })}</Text>
      ) : (
        <AcceptButton version={version} />
      )}
    </Stack>
  );
};

const AcceptButton = ({ version }: { version: number }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'agreement' });
  const mayAccept = useMay('bank.manage');
  const accept = useApiMutation(acceptAgreement);
  if (!mayAccept) return <Text c="dimmed">{t('onlyOwner')}</Text>;
  const send = () => accept.mutate({ body: { version } }, { onSuccess: () => toast(t('thanks')) });
  return (
    <Stack align="flex-start">
      {accept.error && <ErrorNote error={accept.error} />}
      <Button loading={accept.isPending} onClick={send}>
        {t('accept')}
      </Button>
    </Stack>
  );
};
