interface Kind {
  readonly vendor: string | null;
  readonly model: string | null;
}

/** Whether a firmware file may go to a charger: what the file leaves open, and what is not known, fits. */
export function fitsFile(file: Kind, chargePoint: Kind): boolean {
  return isSame(file.vendor, chargePoint.vendor) && isSame(file.model, chargePoint.model);
}

function isSame(wanted: string | null, given: string | null): boolean {
  return wanted === null || given === null || wanted.trim().toLowerCase() === given.trim().toLowerCase();
}
