import { type Options, SingleBar } from 'cli-progress';
import type { PlanProgress } from '../planning/makePlan';
import { formatMoneyShort } from '../shared/money';

const PHASES: Record<string, string> = {
  survey: 'looking at every exchange',
  bound: 'working out the bound',
  search: 'looking for the best plan',
  proof: 'proving how good it is',
};

export interface ProgressLine {
  show(progress: PlanProgress): void;
  end(): void;
}

/**
 * Shows a run of the planner on stderr: best, bound, gap, time and phase. On a terminal it is one line with a bar that
 * renews itself; elsewhere a line is written when the phase, the bound or the best plan changes.
 * @param manner currency and locale of the company
 */
export function planProgressLine(
  manner: { currency: string; locale: string },
  timeLimitSeconds: number,
  stderr: NodeJS.WriteStream = process.stderr,
): ProgressLine {
  const started = performance.now();
  const money = (cents: number): string => formatMoneyShort(cents, manner.currency, manner.locale);
  const words = ({ phase, boundCents, objectiveCents }: PlanProgress) => {
    const gap = boundCents > 0 ? (boundCents - objectiveCents) / boundCents : 0;
    return {
      phase: PHASES[phase] ?? phase,
      best: money(objectiveCents),
      bound: money(boundCents),
      gap: `${(100 * gap).toFixed(1)}%`,
      seconds: Math.round((performance.now() - started) / 1000),
    };
  };
  if (!stderr.isTTY) return plainLines(words, stderr);
  const options: Options = {
    stream: stderr,
    format: `{bar} {phase} · best {best} · at most {bound} · gap {gap} · {seconds} s of ${timeLimitSeconds}`,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 20,
  };
  const bar = new SingleBar(options);
  let latest: PlanProgress | null = null;
  const renew = (): void => {
    if (latest !== null)
      bar.update(Math.round((1000 * latest.objectiveCents) / Math.max(1, latest.boundCents)), words(latest));
  };
  const clock = setInterval(renew, 250);
  return {
    show(progress) {
      if (latest === null) bar.start(1000, 0, words(progress));
      latest = progress;
      renew();
    },
    end() {
      clearInterval(clock);
      bar.stop();
    },
  };
}

function plainLines(
  words: (progress: PlanProgress) => { phase: string; best: string; bound: string; gap: string; seconds: number },
  stderr: NodeJS.WriteStream,
): ProgressLine {
  let last = '';
  return {
    show(progress) {
      const { phase, best, bound, gap, seconds } = words(progress);
      const line = `${phase}: best ${best}, at most ${bound}, gap ${gap}`;
      if (line !== last) stderr.write(`${line}, ${seconds} s\n`);
      last = line;
    },
    end() {},
  };
}
