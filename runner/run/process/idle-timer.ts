export interface IdleTimer {
  restart(): void;
  stop(): void;
}

/** Calls `onIdle` once when nobody restarted it for `ms`. */
export function startIdleTimer(ms: number, onIdle: () => void): IdleTimer {
  let verdict: NodeJS.Immediate | undefined;
  let isStopped = false;
  // When the runner itself was held up (a busy machine, a suspended laptop), the timer is due before the answers
  // that wait in the pipe were read. They are read between a timer and the immediate that it sets.
  const timer = setTimeout(() => {
    verdict = setImmediate(onIdle);
  }, ms);
  return {
    restart() {
      if (isStopped) return;
      clearImmediate(verdict);
      timer.refresh();
    },
    stop() {
      isStopped = true;
      clearImmediate(verdict);
      clearTimeout(timer);
    },
  };
}
