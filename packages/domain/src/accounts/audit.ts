import type { PricingAuditDetails } from '../tariffs/pricing-audit-details.ts';
import type { CommandAction } from '../commands/command.ts';
import type { EreAuditDetails } from '../reports/ere/audit-details.ts';
import type { PayoutAuditDetails } from '../settlement/payouts/audit-details.ts';

interface SentCommand {
  readonly commandId: string;
  /** Of who asked. */
  readonly role: string;
}

interface ListedCard {
  /** Masked. */
  readonly card: string;
}

interface Decision {
  readonly energyWhBefore: number;
  readonly energyWhAfter: number;
  /** null: as they were. */
  readonly times: object | null;
}

interface PaymentDecision {
  readonly amount: string;
}

interface ModelRating {
  readonly vendor: string;
  readonly model: string;
  readonly current: string;
  readonly maxKw: string;
}

interface StoredFile {
  readonly name: string;
  readonly sha256: string;
}

interface SignedIn {
  /** Of the sign-in session. */
  readonly signInId: string;
}

interface From {
  readonly networkAddress: string;
  readonly browser: string;
}

/** What the audit keeps of each action besides who did it, when, to what and why; null: nothing. */
export interface AuditDetails
  extends
    Record<`command.${CommandAction}`, SentCommand>,
    EreAuditDetails,
    PayoutAuditDetails,
    PricingAuditDetails {
  'sign-in': SignedIn;
  'sign-in.failed': null;
  'sign-in.end': SignedIn;
  'sign-in.revoke': SignedIn;
  'sign-in.revoke-others': { readonly signIns: number };
  'sign-in.revoke-all': { readonly signIns: number };
  'sign-in.suspend': { readonly signIns: number };
  'sign-in.reinstate': null;
  'person.rename': null;
  'password.wrong': null;
  'password.change': null;
  'password.reset': null;
  'address.change': null;
  'second-factor.set-up': null;
  'second-factor.remove': null;
  'second-factor.wrong': null;
  'passkey.add': null;
  'passkey.remove': null;
  'second-factor.recovery-codes': null;
  'second-factor.recovery-code-used': null;
  'account.open': null;
  'account.hand-over': null;
  'member.invite': { readonly role: string };
  'member.withdraw': { readonly role: string };
  'member.join': { readonly role: string };
  'member.change': { readonly from: string; readonly to: string };
  'member.remove': { readonly role: string };
  'account.invite': null;
  'staff.invite': { readonly role: string };
  'staff.withdraw': { readonly role: string };
  'staff.change': { readonly from: string; readonly to: string };
  'api-key.make': {
    readonly name: string;
    readonly scopes: readonly string[];
    readonly expiresAt: string;
  };
  'api-key.revoke': { readonly name: string };
  'bank-account.change': { readonly iban: string };
  'bank-account.cancel': { readonly ibans: readonly string[] };
  'party.declare': { readonly kind: string; readonly validFrom: string };
  'party.other-turnover': { readonly year: number; readonly amount: string };
  'network.add': { readonly name: string };
  'network.pays': { readonly from: string };
  'network.pays-not': { readonly from: string };
  'network.pays-confirm': null;
  'network.cards': { readonly added: number; readonly changed: number };
  'charger-model.put': ModelRating;
  'charger-model.remove': ModelRating;
  'charger-model.ask': {
    readonly vendor: string;
    readonly model: string;
    /** Null, both: taken off the list. */
    readonly current: string | null;
    readonly maxKw: string | null;
  };
  'charger-model.withdraw': null;
  'network.cards-confirm': { readonly cards: number };
  'payment.pay': PaymentDecision;
  'payment.refuse': PaymentDecision;
  'payment.confirm': PaymentDecision;
  'agreement.accept': { readonly version: number };
  'vat-id.record': { readonly vatId: string; readonly result: string };
  'vat-id.confirm': { readonly vatId: string; readonly result: string };
  'payee.record': { readonly result: string };
  'settlement.start': { readonly month: string };
  'settlement.redraft': { readonly month: string };
  'settlement.approve': { readonly month: string; readonly documents: number; readonly total: string };
  'document.issue': { readonly number: string; readonly total: string };
  'document.credit': { readonly number: string; readonly credits: string };
  'document.dispute': { readonly number: string };
  'document.answer': { readonly number: string };
  'station.add': null;
  'station.change': { readonly fields: readonly string[] };
  'station.grid-connection': object;
  'station.grid-connection-removed': null;
  'charge-point.add': null;
  'charge-point.remove': { readonly identity: string; readonly serialNumber: string };
  'charge-point.authorization-mode': { readonly authorizationMode: string };
  'charge-point.registers-in-kwh': { readonly inKwh: boolean };
  'connector.change': { readonly connectorId: number };
  'connector.add': { readonly connectorId: number };
  'connector.remove': { readonly connectorId: number };
  'connector.meter-key': { readonly connectorId: number; readonly publicKey: string | null };
  'adoption.open': { readonly identity: string | null; readonly minutes: number };
  'adoption.close': null;
  'charge-point.adopt': { readonly identity: string; readonly address: string };
  'charge-point.adopt-undone': { readonly identity: string };
  'charge-point.renew-key': null;
  'charge-point.choose-key': null;
  'charge-point.rotate-key': SentCommand;
  'charge-point.plain-exception': { readonly until: string | null };
  'charge-point.clear-identity-conflict': null;
  'charge-point.revoke-certificate': { readonly certificateId: string };
  'charge-point.upgrade-security': { readonly toProfile: number; readonly despite: readonly string[] };
  'charge-point.cancel-security-upgrade': null;
  'charge-point.lower-security-profile': { readonly from: number; readonly to: number };
  'whitelist.add': ListedCard;
  'whitelist.change': object;
  'whitelist.remove': ListedCard;
  'access-group.add': { readonly price: object; readonly budget: object | null };
  'access-group.change': { readonly price: object; readonly budget: object | null };
  'access-group.remove': null;
  'card.lost': null;
  'session.accept': Decision;
  'session.correct': Decision;
  'session.exclude': Decision;
  'session.dispute': null;
  'session.end': { readonly because: string; readonly endedAt: string };
  'set-aside.assign': {
    readonly kind: string;
    readonly itemId: string;
    readonly sessionId: number;
    /** What the session had been ended with; null: it was running, or keeps its end. */
    readonly endedBefore: { readonly at: string; readonly meterStopWh: string | null } | null;
  };
  'set-aside.dismiss': { readonly kind: string; readonly itemId: string };
  'firmware.upload': StoredFile;
  'firmware.sign': StoredFile;
  'firmware.approve': StoredFile;
  'firmware.delete': StoredFile;
  'firmware.campaign': { readonly name: string; readonly chargers: number; readonly version: string };
  'firmware.campaign-approve': { readonly name: string };
  'firmware.campaign-running': null;
  'firmware.campaign-paused': null;
  'firmware.campaign-stopped': null;
  'quirk-profile.add': object;
  'alert.acknowledge': { readonly alertId: string };
  'unknown-charge-point.dismiss': null;
  'mail.send-again': null;
  'job.do-again': null;
  'quirk-profile.change': object;
  'quirk-profile.remove': { readonly name: string };
  'support.search': { readonly hits: number };
  'support.view-found': null;
  'support.view-alerts': null;
  'support.view-set-aside': null;
  'support.view-pricing': null;
  'support.view-held': null;
  'support.view-adoption-windows': null;
  'support.view-firmware-targets': null;
  'support.view-documents': null;
  'support.view-device': null;
  'support.view-events': null;
  'support.view-messages': null;
  'support.view-session': null;
  'support.export-messages': null;
  'support.view-configuration': null;
  'support.view-local-list': null;
  'support.view-reservations': null;
  'support.view-smart-charging': null;
  'support.view-load-management': null;
  'support.download-log': { readonly logRequestId: number };
  'support.delete-log': { readonly logRequestId: number };
  'support.change-quirks': { readonly before: object; readonly after: object };
}

export type AuditAction = keyof AuditDetails;

/** What the audit keeps about people, apart from the entry, so that it can be erased. */
export interface AuditNames {
  'sign-in': From;
  'sign-in.failed': From;
  'sign-in.end': From;
  'person.rename': { readonly from: string; readonly to: string };
  'member.invite': { readonly email: string };
  'member.withdraw': { readonly email: string };
  'account.invite': { readonly email: string };
  'staff.invite': { readonly email: string };
  'staff.withdraw': { readonly email: string };
  'bank-account.change': { readonly holder: string };
  'party.declare': { readonly name: string };
  'ere.authorise': { readonly name: string };
  'whitelist.add': { readonly description: string };
  'whitelist.change': { readonly description?: string | undefined };
  'whitelist.remove': { readonly description: string };
  'access-group.add': { readonly name: string };
  'access-group.change': { readonly name: string };
  'access-group.remove': { readonly name: string };
  'support.search': { readonly text: string };
}

/** Ways in which support views a charger. */
export type SupportView = Extract<AuditAction, `support.${'view' | 'export'}-${string}`>;
