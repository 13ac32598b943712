import pMap from 'p-map';

// Each download is a npm process, and unpacking keeps a core busy.
const AT_A_TIME = 2;

/**
 * Maps a few items at a time. The first failure aborts the signal that the others were given, and is thrown
 * when they have cleaned up, so that nothing goes on behind the caller's back.
 */
export async function mapFailFast<T, R>(
  items: readonly T[],
  signal: AbortSignal,
  mapper: (item: T, signal: AbortSignal) => Promise<R>,
): Promise<R[]> {
  const others = new AbortController();
  const either = AbortSignal.any([signal, others.signal]);
  const attempts: Promise<R>[] = [];
  let failed: Promise<R> | undefined;
  await pMap(
    items,
    async (item, index) => {
      const attempt = attemptOne(item);
      attempts[index] = attempt;
      await attempt.catch(() => {
        failed ??= attempt;
        others.abort();
      });
    },
    { concurrency: AT_A_TIME },
  );
  await failed;
  return Promise.all(attempts);

  async function attemptOne(item: T): Promise<R> {
    either.throwIfAborted();
    return mapper(item, either);
  }
}
