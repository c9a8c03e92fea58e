/** A value of a table: text, or something that a spreadsheet can calculate with. */
export type TableValue =
  | string
  | null
  | { readonly decimal: string; readonly places: number }
  | { readonly seconds: number }
  | LocalTime;

/** Wall-clock time `2026-11-22T15:04:05` of a moment. */
export interface LocalTime {
  readonly local: string;
  readonly at: Date;
  /** A sheet calculates with its times: this one is shown in the offset of that one, so that they are as far apart as they were. */
  readonly after?: Omit<LocalTime, 'after'>;
}

/** `+01:00`, from the wall-clock time and the moment it stands for. */
export const offsetText = ({ local, at }: Omit<LocalTime, 'after'>): string => {
  const minutes = Math.round((Date.parse(`${local}Z`) - at.getTime()) / 60_000);
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hour)}:${twoDigits(minute)}`;
};

export const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Hours, minutes and seconds: `421:00:05`. */
export const clockText = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
};

/** Wh as kWh with 3 decimals, without a detour through binary fractions. */
export const kWh = (energyWh: number): TableValue => {
  const digits = String(Math.abs(energyWh)).padStart(4, '0');
  const sign = energyWh < 0 ? '-' : '';
  return { decimal: `${sign}${digits.slice(0, -3)}.${digits.slice(-3)}`, places: 3 };
};

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row) => TableValue;
}

export type TableLanguage = 'en' | 'nl';

/** How numbers are written where they are text: `4,250` and semicolons between values, or `4.250` and commas. */
export type TableNotation = 'dutch' | 'international';

export const notationOf = (language: TableLanguage): TableNotation =>
  language === 'nl' ? 'dutch' : 'international';
