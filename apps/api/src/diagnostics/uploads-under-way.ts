export interface UploadUnderWay {
  readonly chargePointId: string;
  /** How much it may still upload. */
  bytes: number;
}

/** Uploads being received here: their bytes are not in any table yet. */
export const createUploadsUnderWay = () => {
  const all = new Map<UploadUnderWay, { readonly token: string; readonly abortUpload: () => void }>();
  return {
    /** A charger that uses its link again has lost its previous connection: that upload ends. */
    begin(token: string, chargePointId: string, abortUpload: () => void): UploadUnderWay {
      for (const other of all.values()) if (other.token === token) other.abortUpload();
      const upload = { chargePointId, bytes: 0 };
      all.set(upload, { token, abortUpload });
      return upload;
    },
    end: (upload: UploadUnderWay): void => void all.delete(upload),
    /** In total, and for one charge point. */
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
