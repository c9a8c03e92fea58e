import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  PAYMENT_FORMATS,
  writePain001,
  type PaymentFormat,
  type PaymentItem,
} from '@laadpoort/domain/settlement/payouts/pain001';
import * as fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { expect, test } from 'vitest';

/** Public schemas stand beside the project, not in it. */
const SCHEMAS = join(import.meta.dirname, '../../../../../../shared/validation/sepa');

const WRONG = join(SCHEMAS, '../examples/invalid');
const WRONG_FILES = existsSync(WRONG) ? readdirSync(WRONG).filter((name) => name.startsWith('pain.001')) : [];

const ITEM: PaymentItem = {
  position: 1,
  amount: '74.21',
  iban: 'NL20INGB0001234567',
  holder: 'Bakkerij De Korenaar',
  documentNumbers: ['SB-1042-2026-0007'],
};

const fileOf = (items: readonly PaymentItem[], format: PaymentFormat, bic: string | null): string =>
  writePain001(
    {
      number: 2_147_483_647,
      createdAt: new Date('2026-12-04T08:30:00Z'),
      executeOn: '2026-12-07',
      debtor: { name: 'Laadpoort <B.V.> & Zn.', iban: 'NL91ABNA0417164300', bic },
      items,
    },
    format,
  );

test.skipIf(!existsSync(SCHEMAS)).each(PAYMENT_FORMATS)(
  'a payment file is what %s allows, whatever its payees are called (skipped without ../shared/validation)',
  (format) => {
    using schema = XmlDocument.fromBuffer(readFileSync(join(SCHEMAS, `${format}.xsd`)));
    using validator = XsdValidator.fromDoc(schema);
    const validate = (xml: string): void => {
      using document = XmlDocument.fromString(xml);
      validator.validate(document);
    };
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.constant('SB-1042-2026-0001'), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('ABNANL2A', null),
        (holders, documentNumbers, bic) => {
          const items = holders.map((holder, index) => ({
            ...ITEM,
            position: index + 1,
            holder,
            documentNumbers,
          }));
          validate(fileOf(items, format, bic));
        },
      ),
      { numRuns: 100 },
    );
    expect(() => validate(fileOf([{ ...ITEM, iban: 'not one' }], format, null))).toThrow();
    // The schemas themselves find what the public examples of wrong files have wrong.
    for (const name of WRONG_FILES.filter((each) => each.startsWith(format)))
      expect(() => validate(readFileSync(join(WRONG, name), 'utf8')), name).toThrow();
  },
);

test.skipIf(!existsSync(SCHEMAS))(
  'there are wrong files of both formats (skipped without ../shared/validation)',
  () => {
    for (const format of PAYMENT_FORMATS)
      expect(
        WRONG_FILES.some((name) => name.startsWith(format)),
        format,
      ).toBe(true);
  },
);
