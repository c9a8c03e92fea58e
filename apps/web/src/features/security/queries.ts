import { listCertificates } from '@laadpoort/contract/certificates';
import { getSecurity, getSupportSecurity } from '@laadpoort/contract/security/endpoints';
import { apiQuery } from '#lib/api.ts';

export const securityQuery = (chargePointId: string) => apiQuery(getSecurity, { params: { chargePointId } });
export const supportSecurityQuery = (chargePointId: string) =>
  apiQuery(getSupportSecurity, { params: { chargePointId } });
export const certificatesQuery = (chargePointId: string) =>
  apiQuery(listCertificates, { params: { chargePointId } });
