interface Kind {
  readonly vendor: string | null;
  readonly model: string | null;
}

/** Whether a firmware file suits a charger: whatever the file does not specify, or is not known, counts as suitable. */
export const fitsFile = (file: Kind, chargePoint: Kind): boolean => {
  return isSame(file.vendor, chargePoint.vendor) && isSame(file.model, chargePoint.model);
};

const isSame = (wanted: string | null, given: string | null): boolean => {
  return wanted === null || given === null || wanted.trim().toLowerCase() === given.trim().toLowerCase();
};
