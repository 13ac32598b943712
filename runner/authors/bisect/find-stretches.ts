/** Releases in a row of which the same was observed: the first and the last that were run or lie between two that were. */
export interface Stretch<Observation> {
  readonly from: string;
  readonly to: string;
  readonly observation: Observation;
}

export interface Observer<Observation> {
  /** Null: the release cannot be run. Called once per release. */
  observe(release: string): Promise<Observation | null>;
  isSame(one: Observation, other: Observation): boolean;
}

interface Sample<Observation> {
  readonly index: number;
  readonly observation: Observation;
}

/** First, last and three between, so that a change that is taken back later is found as well. */
const SAMPLES = 5;

/**
 * Divides releases, ascending, where the observation changes. Runs five of them, and then halves every gap whose two ends
 * differ. Two changes within one gap that cancel each other are not seen.
 */
export async function findStretches<Observation>(
  releases: readonly string[],
  observer: Observer<Observation>,
): Promise<Stretch<Observation>[]> {
  const samples = await sampleAll(releases, observer);
  const stretches: Stretch<Observation>[] = [];
  for (const sample of samples) {
    const release = releases[sample.index] ?? '';
    const last = stretches.at(-1);
    if (last !== undefined && observer.isSame(last.observation, sample.observation)) {
      stretches[stretches.length - 1] = { ...last, to: release };
    } else stretches.push({ from: release, to: release, observation: sample.observation });
  }
  return stretches;
}

async function sampleAll<Observation>(
  releases: readonly string[],
  observer: Observer<Observation>,
): Promise<Sample<Observation>[]> {
  const known = new Map<number, Observation | null>();
  const observe = async (index: number): Promise<Observation | null> => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const observation = await observer.observe(releases[index] ?? '');
    known.set(index, observation);
    return observation;
  };
  /** Halves the gap until neighbours that can be run are found. */
  const halve = async (left: Sample<Observation>, right: Sample<Observation>): Promise<void> => {
    if (observer.isSame(left.observation, right.observation)) return;
    const middle = await nearest(
      observe,
      Math.floor((left.index + right.index) / 2),
      left.index,
      right.index,
    );
    if (middle === null) return;
    await halve(left, middle);
    await halve(middle, right);
  };
  const samples: Sample<Observation>[] = [];
  for (const index of sampleIndexes(releases.length)) {
    const sample = await nearest(observe, index, -1, releases.length);
    if (sample !== null && !samples.some((each) => each.index === sample.index)) samples.push(sample);
  }
  samples.sort((a, b) => a.index - b.index);
  for (const [position, right] of samples.entries()) {
    const left = samples[position - 1];
    if (left !== undefined) await halve(left, right);
  }
  return [...known]
    .flatMap(([index, observation]) => (observation === null ? [] : [{ index, observation }]))
    .sort((a, b) => a.index - b.index);
}

function sampleIndexes(count: number): number[] {
  const steps = Math.min(SAMPLES, count);
  return Array.from({ length: steps }, (_, step) =>
    steps === 1 ? 0 : Math.round((step * (count - 1)) / (steps - 1)),
  );
}

/** The sample closest to `index`, strictly between two others, that can be run; null: none can. */
async function nearest<Observation>(
  observe: (index: number) => Promise<Observation | null>,
  index: number,
  after: number,
  before: number,
): Promise<Sample<Observation> | null> {
  for (let distance = 0; index - distance > after || index + distance < before; distance += 1) {
    for (const candidate of new Set([index - distance, index + distance])) {
      if (candidate <= after || candidate >= before) continue;
      const observation = await observe(candidate);
      if (observation !== null) return { index: candidate, observation };
    }
  }
  return null;
}
