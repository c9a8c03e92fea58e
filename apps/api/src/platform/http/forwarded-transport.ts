import type { Transport } from '@laadpoort/ocpp/handshake/handshake';
import { socketTransport } from '@laadpoort/ocpp/handshake/socket-transport';
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The proxies in front of the product, and what they pass on. */
export interface Proxies {
  /** Addresses and CIDR ranges. */
  readonly trustedProxies: readonly string[];
  /** Header with the client's certificate as URL-encoded PEM, such as nginx's $ssl_client_escaped_cert. */
  readonly clientCertificateHeader: string | undefined;
}

/**
 * How a request arrived if a proxy terminates TLS. The headers only count if they come from a trusted proxy, and in
 * X-Forwarded-For only what trusted proxies wrote: everything to the left of that comes from the client.
 */
export const createTransportReader = ({ trustedProxies, clientCertificateHeader }: Proxies) => {
  const isProxy = addressList(trustedProxies);
  return (request: IncomingMessage): Transport => {
    const direct = socketTransport(request);
    if (!isProxy(direct.remoteAddress)) return direct;
    const { headers } = request;
    const pem =
      clientCertificateHeader === undefined ? undefined : headers[clientCertificateHeader.toLowerCase()];
    const hops = listOf(headers['x-forwarded-for']).toReversed();
    const client = hops.find((hop) => !isProxy(hop)) ?? hops.at(-1);
    const secure =
      direct.secure || /^(?:https|wss)$/i.test(listOf(headers['x-forwarded-proto']).at(-1) ?? '');
    return {
      remoteAddress: client ?? direct.remoteAddress,
      secure,
      clientCertificate:
        direct.clientCertificate ?? (typeof pem === 'string' && secure ? readPem(pem) : undefined),
    };
  };
};

/** Whether an address is among these addresses and CIDR ranges. */
export const addressList = (entries: readonly string[]) => {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address: string): boolean => {
    const plain = address.replace(/^::ffff:/, '');
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
};

const listOf = (header: string | string[] | undefined): readonly string[] =>
  (typeof header === 'string' ? header : (header ?? []).join(','))
    .split(',')
    .flatMap((item) => item.trim() || []);

const readPem = (text: string): Uint8Array | undefined => {
  try {
    return new X509Certificate(decodeURIComponent(text)).raw;
  } catch {
    return undefined;
  }
};
