interface Kind {
  readonly vendor: string | null;
  readonly model: string | null;
}

/** Whether a firmware file suits a charger: whatever the file does not specify, or is not known, counts as suitable. */
export const fitsFile = (file: Kind, chargePoint: Kind): boolean => {
  return isSame(file.vendor, chargePoint.vendor) && isSame(file.model, chargePoint.model);
};

const isSame = (expected: string | null, actual: string | null): boolean => {
  return (
    expected === null || actual === null || expected.trim().toLowerCase() === actual.trim().toLowerCase()
  );
};
