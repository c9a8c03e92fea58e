import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { SecurityProfile } from '../security/security-profile.ts';
import type { Link } from '../wire/link.ts';
import type { Configuration } from './configuration.ts';

export interface ConfigurationHandlerParts {
  configuration: Pick<Configuration, 'change' | 'read'>;
  securityProfile: Pick<SecurityProfile, 'raise'>;
  link: Pick<Link, 'setPassword'>;
  afterAnswer: AfterAnswer;
}

/** AuthorizationKey as 16 to 20 bytes in hex (security whitepaper ed. 3, A05). */
const keyInHex = /^([0-9a-f]{2}){16,20}$/i;

export const configurationHandlers = ({
  configuration,
  securityProfile,
  link,
  afterAnswer,
}: ConfigurationHandlerParts): CallHandlers<'ChangeConfiguration' | 'GetConfiguration'> => ({
  ChangeConfiguration({ key, value }) {
    if (key.toLowerCase() === 'securityprofile') return { status: securityProfile.raise(value) };
    if (key.toLowerCase() !== 'authorizationkey') return { status: configuration.change(key, value) };
    // Write-only, and used from the next connection on.
    if (!keyInHex.test(value)) return { status: 'Rejected' };
    afterAnswer(() => void link.setPassword(Buffer.from(value, 'hex')));
    return { status: 'Accepted' };
  },
  GetConfiguration: ({ key = [] }) => configuration.read(key),
});
