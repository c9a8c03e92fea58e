import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation, useNavigation, useParams } from 'react-router';
import { useLiveEvents } from '#lib/live-events.ts';
import { useMe } from '#lib/me.ts';
import { AppHeader } from './app-header.tsx';
import { CommandPaletteOpener } from '../command-palette/command-palette-opener.tsx';
import { StepUpOpener } from '../step-up/step-up-opener.tsx';
import { setLanguage } from '../texts/i18n.ts';
import classes from './app-layout.module.css';
import { PageLinks } from '../navigation/page-links.tsx';
import { portalOf } from '../navigation/pages.ts';
import { PhonePages } from '../navigation/phone-pages.tsx';

/** Everything around a page for a signed-in person. */
const AppLayout = () => {
  const { t } = useTranslation();
  const portal = portalOf(useLocation().pathname);
  useLanguageOfMe();
  const connected = useLiveEvents();
  const navigating = useNavigation().state !== 'idle';
  // What was opened or typed for one station or charger is not left for the next.
  const subject = Object.values(useParams()).join(' ');
  return (
    <div className={classes['app']}>
      <a href="#content" className={classes['skip']}>
        {t('skip')}
      </a>
      <AppHeader portal={portal} />
      <PageLinks portal={portal} />
      {navigating && <div className={classes['progress']} aria-hidden />}
      <main id="content" tabIndex={-1} className={classes['content']}>
        {!connected && (
          <Alert color="amber" icon={<IconCloudOff aria-hidden />} mb="md">
            {t('connection.lost')}
          </Alert>
        )}
        <Outlet key={subject} />
      </main>
      <PhonePages portal={portal} />
      <CommandPaletteOpener />
      <StepUpOpener />
      <ScrollRestoration />
    </div>
  );
};

/** The page uses the person's language on every device they sign in on. */
const useLanguageOfMe = () => {
  const { language } = useMe();
  const { i18n } = useTranslation();
  useEffect(() => {
    if (i18n.language !== language) void setLanguage(language);
  }, [language, i18n]);
};

export { AppLayout as Component };
