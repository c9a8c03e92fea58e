import { useTranslation } from 'react-i18next';
import { CardRefused } from './card-refused.tsx';
import { RemedyLink } from './remedy-link.tsx';

interface Props {
  event: {
    readonly kind: string;
    readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  };
  /** Omitted for support, who inform the driver and leave the rest to the owner. */
  chargePointId?: string;
}

/** Help for a refused card; renders nothing for other events. */
export const RefusedTap = ({ event: { kind, detail }, chargePointId }: Props) => {
  const { t } = useTranslation('whitelist');
  const { rule, status, idTag } = detail;
  if (kind !== 'authorization' || status === 'Accepted' || typeof rule !== 'string') return null;
  return (
    <CardRefused
      rule={rule}
      hasEntry={false}
      label={t('help.label', { card: String(idTag) })}
      {...(chargePointId === undefined
        ? {}
        : { renderRemedy: (remedy) => <RemedyLink remedy={remedy} chargePointId={chargePointId} /> })}
    />
  );
};
