import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { endToEndIdOf, messageIdOf } from '@laadpoort/domain/settlement/payouts/pain001';
import { Money } from '@laadpoort/domain/money/amount';
import type { Database } from '#platform/database/database.ts';
import { TEST_OPERATOR } from '#test/test-app.ts';
import { importFile } from '../../../src/settlement/bank-files/import-file.ts';
import type { Dice } from './dice.ts';

/** A payment as the bank has it: what it did with it is known here, and to the product only from its files. */
export interface Payment {
  readonly endToEndId: string;
  readonly accountId: string;
  readonly itemId: string;
  readonly amount: string;
  fate: 'waits' | 'paid' | 'returned' | 'rejected';
}

interface Told {
  readonly payment: Payment;
  readonly isReturn: boolean;
  readonly day: string;
}

interface Day {
  readonly day: string;
  readonly now: Date;
}

const entry = ({ payment: { endToEndId, amount }, isReturn, day }: Told): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${isReturn ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>` +
  `<BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${isReturn ? 'R' : 'D'}${endToEndId}</AcctSvcrRef><NtryDtls><TxDtls>` +
  `<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${isReturn ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}` +
  `</TxDtls></NtryDtls></Ntry>`;

/** The same bookings as a notice during the day or as the statement at its end. */
const bookings = (kind: '053' | '054', told: readonly Told[]): string => {
  const [root, part] = kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  return (
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.08"><${root}><${part}>` +
    `<Acct><Id><IBAN>${TEST_OPERATOR.iban}</IBAN></Id></Acct>${kind === '053' ? '<Bal></Bal>' : ''}${told.map(entry).join('')}</${part}></${root}></Document>`
  );
};

const answers = (batchId: number, rejected: readonly Payment[]): string =>
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>' +
  `<OrgnlGrpInfAndSts><OrgnlMsgId>${messageIdOf(batchId)}</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>` +
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageIdOf(batchId)}-ALL</OrgnlPmtInfId>${rejected
    .map(
      ({ endToEndId }) =>
        `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId><TxSts>RJCT</TxSts>` +
        '<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts>',
    )
    .join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

/** The operator's bank, which sends its files more than once, in parts, and the same booking in several. */
export class Bank {
  readonly #db: Database;
  readonly #dice: Dice;
  readonly #payments: Payment[] = [];

  constructor(db: Database, dice: Dice) {
    this.#db = db;
    this.#dice = dice;
  }

  /** What each account has received and kept. */
  paid(): ReadonlyMap<string, InstanceType<typeof Money>> {
    const paid = new Map<string, InstanceType<typeof Money>>();
    for (const { accountId, amount, fate } of this.#payments)
      if (fate === 'paid') paid.set(accountId, (paid.get(accountId) ?? new Money(0)).plus(amount));
    return paid;
  }

  /** Payments that came to nothing. */
  failed(): ReadonlySet<string> {
    const gone = this.#payments.filter(({ fate }) => fate === 'returned' || fate === 'rejected');
    return new Set(gone.map(({ itemId }) => itemId));
  }

  paidItems(): ReadonlySet<string> {
    return new Set(this.#payments.filter(({ fate }) => fate === 'paid').map(({ itemId }) => itemId));
  }

  /** Takes a payment file that was given out; some of it is refused at once. */
  async take(batchId: number, at: Day): Promise<void> {
    const items = await this.#db.prisma.payoutItem.findMany({
      where: { batchId, droppedAt: null },
      orderBy: { position: 'asc' },
    });
    const payments = items.map(({ id, position, accountId, amount }): Payment => {
      const fate = this.#dice.chance(0.08) ? 'rejected' : 'waits';
      const endToEndId = endToEndIdOf(batchId, position);
      return { endToEndId, accountId, itemId: id, amount: amount.toFixed(2), fate };
    });
    this.#payments.push(...payments);
    const rejected = payments.filter(({ fate }) => fate === 'rejected');
    await this.#tell(answers(batchId, rejected), at);
  }

  /** Books what waits, and sends back some of what was booked before, in files of any cut and order. */
  async work(at: Day): Promise<void> {
    const told: Told[] = [];
    for (const payment of this.#payments) {
      if (payment.fate === 'paid' && this.#dice.chance(0.05)) {
        payment.fate = 'returned';
        told.push({ payment, isReturn: true, day: at.day });
      }
      if (payment.fate !== 'waits' || this.#dice.chance(0.1)) continue;
      payment.fate = 'paid';
      told.push({ payment, isReturn: false, day: at.day });
      if (!this.#dice.chance(0.08)) continue;
      payment.fate = 'returned';
      told.push({ payment, isReturn: true, day: at.day });
    }
    const parts = Map.groupBy(told, () => this.#dice.whole(1, 3));
    for (const part of parts.values()) await this.#tell(bookings('054', part), at);
    // At the end of the day once more, all of it.
    if (told.length > 0 && this.#dice.chance(0.7)) await this.#tell(bookings('053', told.toReversed()), at);
  }

  async #tell(xml: string, { day, now }: Day): Promise<void> {
    const content = Buffer.from(xml);
    for (let times = this.#dice.whole(1, 2); times > 0; times -= 1) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const read = await importFile(this.#db, {
        name: `bank-${day}.xml`,
        stored: { storageKey: '', sizeBytes: content.length, sha256 },
        content: Readable.from([content]),
        iban: TEST_OPERATOR.iban,
        personId: 'one',
        now,
        publicUrl: 'http://localhost:3000',
      });
      if (!('fileId' in read)) throw new Error(`a file of the bank was refused: ${read.code}`);
    }
  }
}
