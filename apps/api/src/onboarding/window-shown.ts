import { readPairingCode } from '@laadpoort/domain/security/pairing-code';
import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import { timingSafeEqual } from 'node:crypto';
import type { OpenWindow } from './adoption-windows.ts';

type PresentedCode = Pick<Handshake, 'identity' | 'account' | 'pairingCode' | 'password'>;

/** The window whose code a charge point shows: in its address, or as the key that was typed into it. */
export const windowShown = (
  windows: readonly OpenWindow[],
  { identity, account, pairingCode, password }: PresentedCode,
): OpenWindow | undefined => {
  const typed = [pairingCode, password && Buffer.from(password).toString('latin1')];
  const codes = typed.flatMap((text) => readPairingCode(text ?? '') ?? []);
  // Each is compared with all, so that the time tells nothing.
  const matching = windows.filter(
    ({ code }) => codes.filter((each) => code !== null && isSame(each, code)).length > 0,
  );
  return matching.find(
    (window) =>
      (window.identity === null || isSameName(window.identity, identity)) &&
      (account === null || isSameName(window.accountId, account)),
  );
};

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
