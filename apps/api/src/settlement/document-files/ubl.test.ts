import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import * as fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  anyDocument,
  creditNoteOf,
  energyLine,
  finalOf,
  head,
  sessions,
  supplier,
} from '#test/settlement/documents.ts';
import { documentUbl, hasUbl } from './ubl.ts';

const project = join(import.meta.dirname, '../../../../..');
const shared = join(project, '../shared/validation');
const testWithRules = test.skipIf(!existsSync(shared));

const ubl = (document: SettlementDocument): string => {
  if (!hasUbl(document)) throw new Error('there is no UBL of this document');
  return documentUbl(document);
};

/** What the schemas and the rules of EN 16931 and Peppol say of these files. */
const judged = (paths: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(shared, 'validate.mjs'), ...paths], {
    cwd: join(project, 'apps/api'),
    encoding: 'utf8',
  });
  return {
    status,
    problems: stdout.split('\n').filter((text) => text !== '' && !text.endsWith(': ok')),
    stderr,
  };
};

const NAMESPACES = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/** The texts of these elements. */
const read = (xml: string, path: string): string[] => {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(path, NAMESPACES).map((node) => node.content);
  } finally {
    document.dispose();
  }
};

const PLACES = 12;
/** A decimal as a whole number of 10⁻¹². */
const exact = (decimal: string): bigint => {
  const [, sign, whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(decimal) ?? [];
  const value = BigInt(whole + part.padEnd(PLACES, '0'));
  return sign === '-' ? -value : value;
};
const CENT = 10n ** 10n;
const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

/** What does not add up, by arithmetic of its own: the public rules let a euro of VAT pass. */
const misadded = (xml: string): string[] => {
  const each = (path: string) => read(xml, path).map(exact);
  const [quantities, prices, amounts] = ['*[2]', 'cac:Price/cbc:PriceAmount', 'cbc:LineExtensionAmount'].map(
    (path) => each(`//*[self::cac:InvoiceLine or self::cac:CreditNoteLine]/${path}`),
  ) as [bigint[], bigint[], bigint[]];
  const one = (path: string) => each(path)[0] ?? -1n;
  const [base, net, vat] = [
    one('//cac:TaxSubtotal/cbc:TaxableAmount'),
    one('/*/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount'),
    one('/*/cac:TaxTotal/cbc:TaxAmount'),
  ];
  const percent = one('//cac:TaxSubtotal/cac:TaxCategory/cbc:Percent') / 10n ** 12n;
  const lines = amounts.flatMap((amount, index) => {
    const quantity = quantities[index] ?? 0n;
    const product = (quantity * (prices[index] ?? 0n)) / 10n ** 12n;
    const off = product > amount ? product - amount : amount - product;
    // Half a cent, and what a price of 8 places leaves out.
    const allowed = CENT / 2n + ((quantity < 0n ? -quantity : quantity) * 5n) / 10n ** 9n + 1n;
    return off > allowed ? [`line ${index + 1}`] : [];
  });
  const halfUp = (base * percent + 50n * CENT) / 100n / CENT;
  return [
    ...lines,
    ...(sum(amounts) === base && base === net ? [] : ['base']),
    ...(halfUp === vat / CENT ? [] : ['VAT']),
    ...(one('/*/cac:LegalMonetaryTotal/cbc:PayableAmount') === net + vat ? [] : ['total']),
  ];
};

const written = (name: string) => name.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '\uFFFD');

const withUbl = anyDocument(['vat-nl', 'kor']);

test('every file is added up again to the cent, and says who and what', () => {
  fc.assert(
    fc.property(withUbl, (document) => {
      const xml = ubl(document);
      expect(misadded(xml)).toEqual([]);
      expect(read(xml, '/*/cac:LegalMonetaryTotal/cbc:PayableAmount')).toEqual([document.total]);
      if (document.kind === 'invoice')
        expect(read(xml, '/*/cbc:DueDate | /*/cac:PaymentTerms/cbc:Note')).toEqual([
          document.payoutOn ?? expect.stringMatching(/payout|uitbetaaldag/),
        ]);
      expect(read(xml, '//cac:AccountingSupplierParty//cbc:RegistrationName')).toEqual([
        written(document.supplier.name),
      ]);
      expect(read(xml, '//cac:Item/cbc:Description')).toEqual(
        document.lines.map(({ stationName }) => written(stationName)),
      );
      // The Dutch identifiers as they are checked from February 2027 on.
      for (const path of ['//cbc:EndpointID', '//cac:PartyLegalEntity/cbc:CompanyID']) {
        expect(read(xml, path).every((id) => /^\d{8}$/.test(id))).toBe(true);
        expect(new Set(read(xml, `${path}/@schemeID`))).toEqual(new Set(['0106']));
      }
      expect(read(xml, '//cac:PartyTaxScheme/cbc:CompanyID').every((id) => /^NL\d{9}B\d{2}$/.test(id))).toBe(
        true,
      );
    }),
    { numRuns: 150 },
  );
});

testWithRules('files pass the public schemas and rules (skipped without ../shared/validation)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ubl-'));
  const limits = [
    energyLine(9_000, '0.3000', { window: { weekdays: [6, 7], from: '00:00', until: '24:00' } }),
    { kind: 'maximum', tariffId: 'rate-1', amount: '-0.004000' } as const,
  ];
  const plain = finalOf(buildDocument(head('vat-nl'), sessions(31)));
  const documents = [
    plain,
    creditNoteOf(plain),
    finalOf(buildDocument(head('kor', 'en'), sessions(3, limits))),
    finalOf(buildDocument({ ...head('vat-nl'), bankAccount: null }, sessions(2, limits))),
    ...fc.sample(withUbl, { numRuns: 8, seed: 11 }),
  ];
  try {
    const paths = documents.map((_, index) => join(folder, `${index}.xml`));
    for (const [index, path] of paths.entries()) await writeFile(path, ubl(documents[index] ?? plain));
    expect(judged(paths)).toEqual({ status: 0, problems: [], stderr: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

testWithRules('what is wrong is refused, or added up wrong (skipped without ../shared/validation)', () => {
  const invalid = readdirSync(join(shared, 'examples/invalid')).filter((name) => name.startsWith('ubl-'));
  expect(invalid.length).toBeGreaterThan(3);
  const { problems } = judged(invalid.map((name) => join(shared, 'examples/invalid', name)));
  for (const name of invalid) expect(problems.join('\n')).toContain(name);
  const example = (path: string) => readFileSync(join(shared, 'examples', path), 'utf8');
  expect(misadded(example('not-caught/ubl-389-vat-two-cents-off.xml'))).toContain('VAT');
  for (const name of ['ubl-389-vat21', 'ubl-389-rate-typed-with-vat', 'ubl-261-credit-note', 'ubl-389-kor'])
    expect(misadded(example(`valid/${name}.xml`))).toEqual([]);
});

test('there is a UBL of final invoices of a supplier with a VAT id only', () => {
  const billed = sessions(2);
  const final = (kind: Parameters<typeof head>[0]) => finalOf(buildDocument(head(kind), billed));
  const withoutId = { ...head('kor'), supplier: { ...supplier('kor'), vatId: null } };
  expect((['vat-nl', 'kor'] as const).map((kind) => hasUbl(final(kind)))).toEqual([true, true]);
  expect((['private', 'very-small'] as const).map((kind) => hasUbl(final(kind)))).toEqual([false, false]);
  expect(hasUbl(finalOf(buildDocument(withoutId, billed)))).toBe(false);
  expect(hasUbl(buildDocument(head('vat-nl'), billed))).toBe(false);
  expect(hasUbl(creditNoteOf(final('vat-nl')))).toBe(true);
  expect(hasUbl(creditNoteOf(final('private')))).toBe(false);
});
