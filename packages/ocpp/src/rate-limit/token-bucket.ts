export interface Rate {
  perSecond: number;
  burst: number;
}

export interface Bucket {
  tokens: number;
  refilledAtMs: number;
}

export const fullBucket = ({ burst }: Rate, nowMs: number): Bucket => ({
  tokens: burst,
  refilledAtMs: nowMs,
});

/** Takes one token if there is one. A clock that steps back adds nothing. */
export const takeToken = (bucket: Bucket, rate: Rate, nowMs: number): boolean => {
  refillBucket(bucket, rate, nowMs);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
};

export const refillBucket = (bucket: Bucket, { perSecond, burst }: Rate, nowMs: number): void => {
  const elapsedMs = Math.max(0, nowMs - bucket.refilledAtMs);
  bucket.tokens = Math.min(burst, bucket.tokens + (elapsedMs / 1_000) * perSecond);
  bucket.refilledAtMs = nowMs;
};
