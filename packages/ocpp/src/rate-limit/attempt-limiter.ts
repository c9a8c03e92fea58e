import { fullBucket, refillBucket, takeToken, type Bucket, type Rate } from './token-bucket.ts';

const MAX_BUCKETS = 20_000;

/** One token bucket per key; keys whose bucket is full again are forgotten. */
export class AttemptLimiter {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes a token of the key. */
  take(key: string, nowMs: number): boolean {
    return takeToken(this.#bucket(key, nowMs), this.#rate, nowMs);
  }

  /** Whether the key has a token left, without taking it. */
  allows(key: string, nowMs: number): boolean {
    const bucket = this.#buckets.get(key);
    if (!bucket) return true;
    refillBucket(bucket, this.#rate, nowMs);
    return bucket.tokens >= 1;
  }

  #bucket(key: string, nowMs: number): Bucket {
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= MAX_BUCKETS) this.#forget(nowMs);
    const bucket = fullBucket(this.#rate, nowMs);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forget(nowMs: number): void {
    for (const [key, bucket] of this.#buckets) {
      refillBucket(bucket, this.#rate, nowMs);
      if (bucket.tokens >= this.#rate.burst) this.#buckets.delete(key);
    }
    // All in use: an attacker has many addresses. The oldest go, so that memory stays bounded.
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < MAX_BUCKETS) return;
      this.#buckets.delete(key);
    }
  }
}
