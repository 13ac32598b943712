export interface IdleTimer {
  /** From now on it waits for `ms`. */
  restart(ms: number): void;
  stop(): void;
}

/** Calls `onIdle` once when it was not restarted for `ms`, or for the time given at the last restart. */
export function startIdleTimer(ms: number, onIdle: () => void): IdleTimer {
  let currentMs = ms;
  let verdict: NodeJS.Immediate | undefined;
  let isStopped = false;
  // When the runner itself was held up (a busy machine, a suspended laptop), the timer is due before the answers
  // that wait in the pipe were read. They are read between a timer and the immediate that it sets.
  const onDue = (): void => {
    verdict = setImmediate(onIdle);
  };
  let timer = setTimeout(onDue, ms);
  return {
    restart(nextMs) {
      if (isStopped) return;
      clearImmediate(verdict);
      if (nextMs === currentMs) {
        timer.refresh();
        return;
      }
      currentMs = nextMs;
      clearTimeout(timer);
      timer = setTimeout(onDue, nextMs);
    },
    stop() {
      isStopped = true;
      clearImmediate(verdict);
      clearTimeout(timer);
    },
  };
}
