/** A UID of 4, 7 or 10 bytes with its last byte first; any other tag as it is. */
export const reversedUid = (idTag: string): string => {
  if (!/^(?:[0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{20})$/i.test(idTag)) return idTag;
  return (idTag.match(/../g) ?? []).toReversed().join('');
};

interface WithTags {
  idTag?: string;
  localAuthorizationList?: { idTag: string }[];
}

/** A call as a charge point understands it that takes the bytes of UIDs in the other order. */
export const withReversedUids = <Call extends object>(call: Call & WithTags): Call => {
  const { idTag, localAuthorizationList: list } = call;
  return {
    ...call,
    ...(idTag === undefined ? {} : { idTag: reversedUid(idTag) }),
    ...(list === undefined
      ? {}
      : { localAuthorizationList: list.map((entry) => ({ ...entry, idTag: reversedUid(entry.idTag) })) }),
  };
};
