import { Button, List, Modal, Stack, Text } from '@mantine/core';
import { remediesOf, REMEDY_PERMISSION, type Remedy } from '@laadpoort/domain/whitelist/remedies';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#lib/me.ts';
import { useWords } from '#ui/words/use-words.ts';

interface Props {
  rule: string;
  hasEntry: boolean;
  /** The button or link for a remedy; support only passes it on to the driver. */
  way?: (way: Remedy, close: () => void) => ReactNode;
  /** Names the card for people who cannot see the row. */
  label: string;
}

/** Explains a refusal: the rule, what to tell the driver, and the remedies. */
export const CardRefused = ({ label, ...refusal }: Props) => {
  const { t } = useTranslation('whitelist');
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={label} onClick={() => setOpened(true)}>
        {t('help.open')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('help.title')}>
        {opened && <Help {...refusal} close={close} />}
      </Modal>
    </>
  );
};

const Help = ({ rule, hasEntry, way, close }: Omit<Props, 'label'> & { close: () => void }) => {
  const { t } = useTranslation('whitelist');
  const driverWords = useWords('whitelist', 'driver');
  const ruleWords = useWords('ui', 'rule');
  const { permissions } = useMe();
  const ways = remediesOf(rule, { hasEntry });
  const own = ways.filter((each) => permissions.includes(REMEDY_PERMISSION[each]));
  return (
    <Stack>
      <Text>{ruleWords(rule) ?? rule}</Text>
      <Text>
        <Text span fw={650}>
          {t('help.tellDriver')}
        </Text>{' '}
        {driverWords(rule) ?? t('driver.other')}
      </Text>
      {ways.length === 0 && <Text>{t('help.noWay')}</Text>}
      {ways.length > 0 && (!way || own.length === 0) && (
        <>
          <Text>{t(way ? 'help.notYours' : 'help.ownerCan')}</Text>
          <List>
            {ways.map((each) => (
              <List.Item key={each}>{t(`wayOut.${each}`)}</List.Item>
            ))}
          </List>
        </>
      )}
      {way && own.map((each) => <Fragment key={each}>{way(each, close)}</Fragment>)}
    </Stack>
  );
};
