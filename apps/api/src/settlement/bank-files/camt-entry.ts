/** What a bank says of several details together. */
interface Group {
  paymentInfoId: string | null;
  messageId: string | null;
}

/** One of the details of an entry, as its elements were read so far. */
export interface Detail {
  readonly group: Readonly<Group> | undefined;
  endToEndId: string | null;
  paymentInfoId: string | null;
  messageId: string | null;
  servicerRef: string | null;
  direction: string | null;
  /** In euros, by where it stands; the first counts. */
  readonly amounts: string[];
  isReturn: boolean;
  returnCode: string | null;
  readonly returnTexts: string[];
}

/** An entry, as its elements were read so far. */
export interface Entry {
  readonly number: number;
  amount: string;
  currency: string | null;
  direction: string;
  isReversal: boolean;
  status: string;
  bookedOn: string;
  valuedOn: string;
  servicerRef: string | null;
  readonly groups: Group[];
  readonly details: Detail[];
}

export const newEntry = (number: number): Entry => ({
  number,
  amount: '',
  currency: null,
  direction: '',
  isReversal: false,
  status: '',
  bookedOn: '',
  valuedOn: '',
  servicerRef: null,
  groups: [],
  details: [],
});

export const newDetail = (group: Readonly<Group> | undefined): Detail => ({
  group,
  endToEndId: null,
  paymentInfoId: null,
  messageId: null,
  servicerRef: null,
  direction: null,
  amounts: [],
  isReturn: false,
  returnCode: null,
  returnTexts: [],
});
