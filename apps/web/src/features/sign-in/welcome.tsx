import { Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import classes from './welcome.module.css';

interface Props {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}

/** The frame of the pages outside the portal: the logo on one side, a form on the other. */
export const Welcome = ({ title, intro, children }: Props) => {
  useEffect(() => {
    document.title = `${title} · Laadpoort`;
  }, [title]);
  return (
    <div className={classes['page']}>
      <aside className={classes['art']} aria-hidden>
        <svg viewBox="0 0 400 400" className={classes['gate']}>
          <path d="M90 400V200a110 110 0 0 1 220 0v200" />
          <path d="M50 400V200a150 150 0 0 1 300 0v200" />
          <path d="M10 400V200a190 190 0 0 1 380 0v200" />
          <path className={classes['spark']} d="M215 130 150 245h48l-18 95 75-125h-50z" />
        </svg>
      </aside>
      <main className={classes['main']}>
        <Stack gap="lg" w="100%" maw={380}>
          <div>
            <Text className={classes['brand']}>Laadpoort</Text>
            <Title order={1}>{title}</Title>
            <Text c="dimmed">{intro}</Text>
          </div>
          {children}
        </Stack>
      </main>
    </div>
  );
};
