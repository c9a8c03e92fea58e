/**
 * The version that rules at `at`: the last one whose `validFrom` is not after it; of two with the same
 * `validFrom` the later in the list. For a session `at` is its effective start, not the arrival of the
 * message (OCPI 2.2.1 mod_cdrs: a CDR carries the tariff as at the start).
 * @param versions in any order.
 */
export const tariffInForce = <Version extends { readonly validFrom: Date }>(
  versions: readonly Version[],
  at: Date,
): Version | null => {
  let inForce: Version | null = null;
  for (const version of versions) {
    if (version.validFrom > at) continue;
    if (inForce === null || version.validFrom >= inForce.validFrom) inForce = version;
  }
  return inForce;
};
