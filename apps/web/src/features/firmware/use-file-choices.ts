import type { FirmwareFile } from '@laadpoort/contract/firmware/files';
import { useTranslation } from 'react-i18next';

/** The files for a list to choose from; what nobody has approved yet is shown, so that nobody looks for it. */
export const useFileChoices = (files: readonly FirmwareFile[]) => {
  const { t } = useTranslation('firmware');
  return files.map(({ id, name, version, approvedBy }) => {
    const file = `${name} · ${version}`;
    const waits = approvedBy === null;
    return { value: id, label: waits ? t('files.unapproved', { file }) : file, disabled: waits };
  });
};
