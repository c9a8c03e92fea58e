import { Money } from '@laadpoort/domain/money/amount';
import { lastDayOf } from '@laadpoort/domain/reports/month';
import type {
  DocumentLine,
  DocumentOperator,
  DocumentParty,
} from '@laadpoort/domain/settlement/documents/document';
import type { DocumentHead } from './read-document.ts';
import { createDocumentFormat, type DocumentFormat } from './format.ts';
import { exempt, nextPayout, selfBilling } from './words.ts';
import { element, xmlFile, type Markup } from './xml.ts';

/* UBL 2.1 as Peppol BIS Self-Billing 3.0 has it: the supplier is the owner, though the customer writes and sends it. */

const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0';
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:selfbilling:01:1.0';
const SCHEMAS = 'urn:oasis:names:specification:ubl:schema:xsd:';
/** The register of the Dutch Chamber of Commerce. */
const KVK_SCHEME = '0106';
const SEPA_TRANSFER = '58';

/** What the two kinds of file call the same things. */
const FORMS = {
  invoice: {
    root: 'Invoice',
    type: element('cbc:InvoiceTypeCode', '389'),
    line: 'cac:InvoiceLine',
    quantity: 'cbc:InvoicedQuantity',
  },
  'invoice-credit': {
    root: 'CreditNote',
    type: element('cbc:CreditNoteTypeCode', '261'),
    line: 'cac:CreditNoteLine',
    quantity: 'cbc:CreditedQuantity',
  },
} as const;

const UNIT_CODES: Readonly<Record<DocumentLine['unit'], string>> = {
  kWh: 'KWH',
  hour: 'HUR',
  session: 'C62',
  one: 'C62',
};

/** A final invoice or its credit, of a supplier with a VAT id: the rules refuse an exempt supplier without one. */
type UblDocument = DocumentHead & {
  readonly kind: keyof typeof FORMS;
  readonly number: string;
  readonly issuedOn: string;
  readonly supplier: DocumentParty & { readonly kvk: string; readonly vatId: string };
};

/** Whether there is a UBL of a document. */
export const hasUbl = <Document extends Pick<DocumentHead, 'kind' | 'number' | 'issuedOn' | 'supplier'>>(
  document: Document,
): document is Document & UblDocument =>
  document.kind in FORMS &&
  document.number !== null &&
  document.issuedOn !== null &&
  document.supplier.kvk !== null &&
  document.supplier.vatId !== null;

/** The e-invoice of a document, as text of an XML file. */
export const documentUbl = (document: UblDocument): string => {
  const form = FORMS[document.kind];
  const format = createDocumentFormat(document.language);
  const namespaces = {
    xmlns: `${SCHEMAS}${form.root}-2`,
    'xmlns:cac': `${SCHEMAS}CommonAggregateComponents-2`,
    'xmlns:cbc': `${SCHEMAS}CommonBasicComponents-2`,
  };
  const content = [
    ...heading(document),
    element('cac:AccountingSupplierParty', [party(document.supplier)]),
    element('cac:AccountingCustomerParty', [party(document.operator)]),
    paymentMeans(document),
    document.kind === 'invoice' && document.payoutOn === null
      ? element('cac:PaymentTerms', [element('cbc:Note', nextPayout[document.language])])
      : null,
    taxTotal(document),
    totals(document),
    ...document.lines.map((line, index) => lineOf(document, format, line, index + 1)),
  ];
  return xmlFile(element(form.root, content, namespaces));
};

const heading = (document: UblDocument): (Markup | null)[] => {
  const { kind, month, credits, payoutOn } = document;
  return [
    element('cbc:CustomizationID', CUSTOMIZATION),
    element('cbc:ProfileID', PROFILE),
    element('cbc:ID', document.number),
    element('cbc:IssueDate', document.issuedOn),
    kind === 'invoice' && payoutOn !== null ? element('cbc:DueDate', payoutOn) : null,
    FORMS[kind].type,
    element('cbc:Note', selfBilling[kind][document.language]),
    element('cbc:DocumentCurrencyCode', 'EUR'),
    element('cbc:BuyerReference', String(document.accountNumber)),
    element('cac:InvoicePeriod', [
      element('cbc:StartDate', `${month}-01`),
      element('cbc:EndDate', lastDayOf(month)),
    ]),
    credits === null
      ? null
      : element('cac:BillingReference', [
          element('cac:InvoiceDocumentReference', [
            element('cbc:ID', credits.number),
            element('cbc:IssueDate', credits.issuedOn),
          ]),
        ]),
  ];
};

const party = (who: DocumentOperator | UblDocument['supplier']): Markup => {
  const scheme = { schemeID: KVK_SCHEME };
  return element('cac:Party', [
    element('cbc:EndpointID', who.kvk, scheme),
    element('cac:PostalAddress', [
      element('cbc:StreetName', who.street),
      element('cbc:CityName', who.city),
      element('cbc:PostalZone', who.postalCode),
      element('cac:Country', [element('cbc:IdentificationCode', who.country)]),
    ]),
    element('cac:PartyTaxScheme', [element('cbc:CompanyID', who.vatId), VAT]),
    element('cac:PartyLegalEntity', [
      element('cbc:RegistrationName', who.name),
      element('cbc:CompanyID', who.kvk, scheme),
    ]),
  ]);
};

const VAT = element('cac:TaxScheme', [element('cbc:ID', 'VAT')]);

const paymentMeans = ({ number, bankAccount }: UblDocument): Markup | null =>
  bankAccount &&
  element('cac:PaymentMeans', [
    element('cbc:PaymentMeansCode', SEPA_TRANSFER, { name: 'SEPA credit transfer' }),
    element('cbc:PaymentID', number),
    element('cac:PayeeFinancialAccount', [
      element('cbc:ID', bankAccount.iban),
      element('cbc:Name', bankAccount.holder),
    ]),
  ]);

const euro = (name: string, amount: string): Markup => element(name, amount, { currencyID: 'EUR' });

/** Standard rate, or exempt. */
const categoryOf = ({ vat }: UblDocument): Markup[] => [
  element('cbc:ID', vat ? 'S' : 'E'),
  element('cbc:Percent', vat?.percent ?? '0'),
];

const taxTotal = (document: UblDocument): Markup => {
  const { vat, net, language } = document;
  const amount = euro('cbc:TaxAmount', vat?.amount ?? '0.00');
  return element('cac:TaxTotal', [
    amount,
    element('cac:TaxSubtotal', [
      euro('cbc:TaxableAmount', vat?.base ?? net),
      amount,
      element('cac:TaxCategory', [
        ...categoryOf(document),
        vat ? null : element('cbc:TaxExemptionReason', exempt[language]),
        VAT,
      ]),
    ]),
  ]);
};

const totals = ({ net, total }: UblDocument): Markup =>
  element('cac:LegalMonetaryTotal', [
    euro('cbc:LineExtensionAmount', net),
    euro('cbc:TaxExclusiveAmount', net),
    euro('cbc:TaxInclusiveAmount', total),
    euro('cbc:PayableAmount', total),
  ]);

const lineOf = (document: UblDocument, format: DocumentFormat, line: DocumentLine, id: number): Markup => {
  const form = FORMS[document.kind];
  // A price may not be negative; the quantity of what is taken off is.
  const price = new Money(line.unitPrice);
  const quantity = price.isNegative() ? `-${line.quantity}` : line.quantity;
  return element(form.line, [
    element('cbc:ID', String(id)),
    element(form.quantity, quantity, { unitCode: UNIT_CODES[line.unit] }),
    euro('cbc:LineExtensionAmount', line.amount),
    element('cac:Item', [
      element('cbc:Description', line.stationName),
      element('cbc:Name', format.item(line)),
      element('cac:ClassifiedTaxCategory', [...categoryOf(document), VAT]),
    ]),
    element('cac:Price', [euro('cbc:PriceAmount', price.abs().toFixed())]),
  ]);
};
