/** A value of a table: text, or something that a spreadsheet can calculate with. */
export type TableValue =
  | string
  | null
  | { readonly decimal: string; readonly places: number }
  | { readonly seconds: number }
  /** Wall-clock time `2026-11-22T15:04:05` of a moment. */
  | { readonly local: string; readonly at: Date };

/** Wh as kWh with 3 decimals, without a detour through binary fractions. */
export const kWh = (energyWh: number): TableValue => {
  const digits = String(energyWh).padStart(4, '0');
  return { decimal: `${digits.slice(0, -3)}.${digits.slice(-3)}`, places: 3 };
};

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row) => TableValue;
}

export type TableLanguage = 'en' | 'nl';
