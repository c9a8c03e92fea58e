import { Anchor } from '@mantine/core';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { downloadLog } from '@laadpoort/contract/diagnostics';
import { useTranslation } from 'react-i18next';

interface Props {
  chargePointId: string;
  event: { readonly kind: string; readonly detail: Readonly<Record<string, unknown>> };
}

/** The file that an event refers to. */
export const LogDownload = ({ chargePointId, event: { kind, detail } }: Props) => {
  const { t } = useTranslation('diagnostics');
  const { logRequestId, state } = detail;
  if (kind !== 'log' || state !== 'received' || typeof logRequestId !== 'number') return null;
  return (
    <Anchor href={endpointUrl(downloadLog, { params: { chargePointId, logRequestId } })} download size="sm">
      {t('download')}
    </Anchor>
  );
};
