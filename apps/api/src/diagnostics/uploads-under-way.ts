export interface UploadUnderWay {
  readonly chargePointId: string;
  /** What it may still bring. */
  bytes: number;
}

/** Bodies that are being received here: their bytes are in no table yet. */
export const createUploadsUnderWay = () => {
  const all = new Map<UploadUnderWay, { readonly token: string; readonly breakOff: () => void }>();
  return {
    /** A charger that comes again with its link has lost its connection before: that body ends. */
    begin(token: string, chargePointId: string, breakOff: () => void): UploadUnderWay {
      for (const other of all.values()) if (other.token === token) other.breakOff();
      const upload = { chargePointId, bytes: 0 };
      all.set(upload, { token, breakOff });
      return upload;
    },
    end: (upload: UploadUnderWay): void => void all.delete(upload),
    /** Of everybody, and of one charge point. */
    bytes(chargePointId: string): { all: number; own: number } {
      const sum = { all: 0, own: 0 };
      for (const upload of all.keys()) {
        sum.all += upload.bytes;
        if (upload.chargePointId === chargePointId) sum.own += upload.bytes;
      }
      return sum;
    },
  };
};

export type UploadsUnderWay = ReturnType<typeof createUploadsUnderWay>;
