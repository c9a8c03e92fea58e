import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { updateMe } from '@laadpoort/contract/accounts/endpoints';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { languages, type Language } from '#lib/language.ts';
import { homeOf, meQuery, useMe } from '#lib/me.ts';
import { toast } from '#ui/feedback/toast.ts';
import { useWords } from '#ui/words/use-words.ts';
import { workInAccount } from '../signed-in.ts';
import { AccountButton } from './account-button.tsx';
import { setLanguage } from '../texts/i18n.ts';

const languageNames: Record<Language, string> = { en: 'English', nl: 'Nederlands' };
const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

interface ChoiceProps {
  value: string;
  chosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

const Choice = ({ value, chosen, onChoose, children }: ChoiceProps) => (
  <Menu.RadioItem
    value={value}
    checked={chosen}
    checkIcon={<IconCheck size={16} aria-hidden />}
    closeMenuOnClick
    onChange={onChoose}
  >
    {children}
  </Menu.RadioItem>
);

/** Account switcher, language, appearance and sign-out. Loaded when it is opened, so it starts open. */
export const AccountMenu = () => {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const saveLanguage = useApiMutation(updateMe);
  const chooseLanguage = async (language: Language) => {
    await setLanguage(language);
    saveLanguage.mutate(
      { body: { language } },
      { onSuccess: (next) => queryClient.setQueryData(meQuery.queryKey, next) },
    );
  };
  return (
    <Menu defaultOpened position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <AccountButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{`${me.name} · ${me.email}`}</Menu.Label>
        <Accounts />
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {languages.map((language) => (
          <Choice
            key={language}
            value={language}
            chosen={i18n.language === language}
            onChoose={() => void chooseLanguage(language)}
          >
            <span lang={language}>{languageNames[language]}</span>
          </Choice>
        ))}
        <Menu.Label>{t('menu.scheme')}</Menu.Label>
        {schemes.map((scheme) => (
          <Choice
            key={scheme}
            value={scheme}
            chosen={colorScheme === scheme}
            onChoose={() => setColorScheme(scheme)}
          >
            {t(`menu.${scheme}`)}
          </Choice>
        ))}
        <Menu.Divider />
        <SignOut />
      </Menu.Dropdown>
    </Menu>
  );
};

const Accounts = () => {
  const { t } = useTranslation();
  const roleWords = useWords('ui', 'role');
  const me = useMe();
  const navigate = useNavigate();
  const switchTo = async (accountId: string) => {
    await navigate(homeOf(await workInAccount(accountId)));
  };
  if (me.accounts.length === 0) return null;
  return (
    <>
      <Menu.Label>{t('menu.accounts')}</Menu.Label>
      {me.accounts.map(({ id, name, role }) => (
        <Choice key={id} value={id} chosen={id === me.activeAccountId} onChoose={() => void switchTo(id)}>
          {`${name} · ${roleWords(role) ?? role}`}
        </Choice>
      ))}
    </>
  );
};

const SignOut = () => {
  const { t } = useTranslation();
  const leave = async () => {
    const { signOut } = await import('#lib/sign-in/sign-in.ts');
    // A full page load: nothing of this person stays in memory.
    if (await signOut()) window.location.assign('/sign-in');
    else toast(t('menu.stillSignedIn'));
  };
  return <Menu.Item onClick={() => void leave()}>{t('menu.signOut')}</Menu.Item>;
};
