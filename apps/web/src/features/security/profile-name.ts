import { useTranslation } from 'react-i18next';

const profiles = ['0', '1', '2', '3'] as const;

/** A security profile in words. */
export const useProfileName = () => {
  const { t } = useTranslation('security');
  return (profile: number) => {
    const known = profiles.find((each) => each === String(profile));
    return known ? t(`profile.names.${known}`) : String(profile);
  };
};
