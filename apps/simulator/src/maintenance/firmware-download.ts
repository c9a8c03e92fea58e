const attempts = 3;

/** Fetches a file; what breaks off goes on where it stopped. */
export const downloadFirmware = async (url: string): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await fetchRest(url, chunks);
      return Buffer.concat(chunks);
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
};

const fetchRest = async (url: string, chunks: Uint8Array[]): Promise<void> => {
  const start = chunks.reduce((length, chunk) => length + chunk.length, 0);
  const response = await fetch(url, start > 0 ? { headers: { range: `bytes=${start}-` } } : {});
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
  for await (const chunk of response.body) chunks.push(chunk);
};
