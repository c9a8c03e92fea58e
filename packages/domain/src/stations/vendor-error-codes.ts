import type { FaultMeaning } from './fault.ts';

/** Codes of one vendor (or of all who use a common list) with the same meaning. */
export interface VendorErrorCode {
  readonly vendor: RegExp;
  /** `vendorErrorCode`; vendors send hex in either case. */
  readonly code?: RegExp;
  /** `info`, for vendors that send a sentence instead of a code. */
  readonly info?: RegExp;
  readonly meaning: FaultMeaning;
  readonly source: string;
}

const any = /^/;

/** ChargeX Minimum Required Error Codes: the same for every vendor that sends them. */
const CHARGEX = 'https://inl.gov/chargex/mrec/ and the mapping of EVerest (OCPP module, MREC_ERROR_MAP)';
const chargeX = (code: RegExp, meaning: FaultMeaning): VendorErrorCode => ({
  vendor: any,
  code,
  meaning,
  source: CHARGEX,
});

/** Controllers by Bender (ebee), used by Mennekes, Webasto, Garo, Compleo and others: the sentence is in `info`. */
const BENDER = 'https://dlm.energy/hub-internal/APIs/OCPP-API/ocpp-errors';
const bender = (info: RegExp, meaning: FaultMeaning): VendorErrorCode => ({
  vendor: any,
  info,
  meaning,
  source: BENDER,
});

const keba = (code: RegExp, meaning: FaultMeaning): VendorErrorCode => ({
  vendor: /keba/i,
  code,
  meaning,
  source: 'KEBA KeContact P30 FAQ V1.01, 4.1 (easymanua.ls/keba/kecontact-p30/manual?p=29)',
});

const EV22 = 'EVPoint EV22 manual, RTM errors (easymanua.ls/evpoint/ev22-series/manual?p=42)';
const evPoint = (code: RegExp, meaning: FaultMeaning): VendorErrorCode => ({
  vendor: /evpoint/i,
  code,
  meaning,
  source: EV22,
});

/** Only what a public source says; the first match counts. */
export const VENDOR_ERROR_CODES: readonly VendorErrorCode[] = [
  chargeX(/\bCX001\b/i, 'cable-lock'),
  chargeX(/\bCX002\b/i, 'ground-fault'),
  chargeX(/\bCX003\b/i, 'too-hot'),
  chargeX(/\bCX004\b/i, 'over-current'),
  chargeX(/\bCX005\b/i, 'over-voltage'),
  chargeX(/\bCX006\b/i, 'under-voltage'),
  chargeX(/\bCX008\b/i, 'emergency-stop'),
  chargeX(/\bCX01[04]\b/i, 'car-communication'),
  chargeX(/\bCX015\b/i, 'power-lost'),
  chargeX(/\bCX017\b/i, 'contactor'),
  chargeX(/\bCX01[89]\b/i, 'cable-too-hot'),
  chargeX(/\bCX02[03]\b/i, 'plug-not-in'),
  chargeX(/\bCX024\b/i, 'over-voltage'),
  chargeX(/\bCX02[56]\b/i, 'cable-damaged'),
  bender(/^residual current detected/i, 'ground-fault'),
  bender(/^rcd (may be )?triggered/i, 'ground-fault'),
  bender(/^vehicle (signals error|diode check failed)/i, 'car-communication'),
  bender(/^mcb of (type 2|domestic) socket triggered/i, 'over-current'),
  bender(/^contactor welded/i, 'contactor'),
  {
    vendor: /alfen|icu/i,
    code: /^304$/,
    meaning: 'cable-without-car',
    source: 'https://github.com/evcc-io/evcc/discussions/11284',
  },
  {
    vendor: /alfen|icu/i,
    code: /^210$/,
    meaning: 'load-balancing-lost',
    source:
      'a status that an Alfen Eve (firmware 5.8.1) sent: "Modbus TCP/IP lost, in safe mode max 22.0A", in the README of a public OCPP back office experiment',
  },
  {
    vendor: /amina/i,
    info: /RCD-DC fault/i,
    meaning: 'ground-fault',
    source: 'https://documentation.aminacharging.com/_sources/public/ocpp-error-codes.md',
  },
  {
    vendor: /amina/i,
    info: /car communication failure/i,
    meaning: 'car-communication',
    source: 'https://documentation.aminacharging.com/_sources/public/ocpp-error-codes.md',
  },
  keba(/^0x[0-9a-f]{3}1$/i, 'contactor'),
  evPoint(/^EVSE_FAULT_ACT_(UN)?LOCK_FAULT$/i, 'cable-lock'),
  evPoint(/^EVSE_FAULT_DIODE_UNPRESENT$/i, 'car-communication'),
];
