import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { bothOf, Loaded } from '#ui/feedback/loaded.tsx';
import { CertificateSection } from './certificate-section.tsx';
import { KeySection } from './key-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { certificatesQuery, supportSecurityQuery } from './queries.ts';
import { TrustSection } from './trust-section.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  const chargePointId = params['chargePointId'] ?? '';
  void queryClient.prefetchQuery(supportSecurityQuery(chargePointId));
  void queryClient.prefetchQuery(certificatesQuery(chargePointId));
  return null;
};

/** How a charger in any account proves its identity, and whom it trusts. */
export const SecurityTab = () => {
  const chargePointId = useIdParam('chargePointId');
  const security = useQuery(supportSecurityQuery(chargePointId));
  const certificates = useQuery(certificatesQuery(chargePointId));
  const mayOperate = useMay('support.operate');
  const shared = { chargePointId, mayOperate };
  return (
    <Loaded query={bothOf(security, certificates)}>
      {([profile, certificate]) => (
        <Stack gap="lg">
          <ProfileSection {...shared} security={profile} />
          <KeySection {...shared} security={profile} />
          <CertificateSection {...shared} certificates={certificate.certificates} />
          <TrustSection {...shared} answer={certificate} />
        </Stack>
      )}
    </Loaded>
  );
};
