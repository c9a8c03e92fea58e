/** What the parts of the program write to. */
export interface Log {
  error(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}
