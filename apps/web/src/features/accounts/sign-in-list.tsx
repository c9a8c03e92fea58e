import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { signInPath } from '#lib/api.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { When } from '#ui/times/when.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { deviceOf } from './device-name.ts';
import { signInsQuery } from './queries.ts';
import { endOtherSignIns, endSignIn, type SignIn } from './sign-in-sessions.ts';

/** Ends one sign-in session, or all except this one if none is named. */
const useEndSignIn = () => {
  const { t } = useTranslation('accounts');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string | undefined) => (token === undefined ? endOtherSignIns() : endSignIn(token)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: signInsQuery.queryKey });
      toast(t('signIns.signedOut'));
    },
  });
};

export const SignInList = () => {
  const { t } = useTranslation('accounts');
  const signIns = useQuery(signInsQuery);
  const end = useEndSignIn();
  const { data } = signIns;
  const others = data?.ok ? data.signIns.filter(({ current }) => !current).length : 0;
  return (
    <Section
      title={t('signIns.title')}
      intro={t('signIns.intro')}
      actions={
        others > 0 && (
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('signIns.signOutOthers')}
          </Button>
        )
      }
    >
      {end.error && <ErrorNote error={end.error} />}
      <UnlessFailed query={signIns}>
        {data?.ok === false ? (
          <NotFresh />
        ) : (
          <SignInTable signIns={data?.signIns} onEnd={(token) => end.mutate(token)} />
        )}
      </UnlessFailed>
    </Section>
  );
};

const NotFresh = () => {
  const { t } = useTranslation('accounts');
  return (
    <>
      <Text>{t('signIns.notFresh')}</Text>
      <Anchor href={signInPath()}>{t('signIns.signInAgain')}</Anchor>
    </>
  );
};

interface TableProps {
  signIns: readonly SignIn[] | undefined;
  onEnd: (token: string) => void;
}

const SignInTable = ({ signIns, onEnd }: TableProps) => {
  const { t } = useTranslation('accounts');
  const nameOf = ({ userAgent }: SignIn) => {
    const device = deviceOf(userAgent);
    return device ? t('signIns.browserOn', device) : t('signIns.unknownDevice');
  };
  return (
    <DataTable
      caption={t('signIns.title')}
      rows={signIns}
      rowKey={({ token }) => token}
      columns={[
        {
          id: 'device',
          header: t('signIns.device'),
          cell: (signIn) => (
            <Group component="span" gap="xs">
              {nameOf(signIn)}
              {signIn.current && (
                <Badge component="span" variant="light" color="moss" tt="none">
                  {t('signIns.thisOne')}
                </Badge>
              )}
            </Group>
          ),
        },
        { id: 'address', header: t('signIns.address'), cell: ({ ipAddress }) => ipAddress },
        { id: 'since', header: t('signIns.since'), cell: ({ since }) => <When at={since} short /> },
        {
          id: 'action',
          header: t('signIns.action'),
          hiddenHeader: true,
          cell: (signIn) =>
            !signIn.current && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('signIns.signOutOne', { device: nameOf(signIn) })}
                onClick={() => onEnd(signIn.token)}
              >
                {t('signIns.signOut')}
              </Button>
            ),
        },
      ]}
    />
  );
};
