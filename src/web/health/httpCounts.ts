import type { RequestHandler } from 'express';

/** Upper ends of the classes in which durations are counted, seconds. */
const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Requests answered since the start of this process, by method and status, and how long they took. */
export interface HttpCounts {
  /** Counts every request that passes. */
  count: RequestHandler;
  /** In Prometheus's text format. No path is told: a one-time address must not get into it, nor can strangers make it grow. */
  text(): string[];
}

/** Counts of one process, from now on. */
export function httpCounts(): HttpCounts {
  const answered = new Map<string, number>();
  const classes = BOUNDS.map(() => 0);
  let [seconds, total] = [0, 0];
  return {
    count(req, res, next) {
      const began = performance.now();
      res.once('close', () => {
        const took = (performance.now() - began) / 1000;
        const method = ['GET', 'HEAD', 'POST'].includes(req.method) ? req.method : 'other';
        const labels = `method="${method}",status="${res.writableFinished ? res.statusCode : 'aborted'}"`;
        answered.set(labels, (answered.get(labels) ?? 0) + 1);
        BOUNDS.forEach((bound, i) => {
          if (took <= bound) classes[i]++;
        });
        seconds += took;
        total++;
      });
      next();
    },
    text: () => [
      '# HELP rotation_http_requests_total Requests answered.',
      '# TYPE rotation_http_requests_total counter',
      ...[...answered].map(([labels, n]) => `rotation_http_requests_total{${labels}} ${n}`),
      '# HELP rotation_http_request_duration_seconds From the first byte of a request to the last of its answer.',
      '# TYPE rotation_http_request_duration_seconds histogram',
      ...BOUNDS.map((bound, i) => `rotation_http_request_duration_seconds_bucket{le="${bound}"} ${classes[i]}`),
      `rotation_http_request_duration_seconds_bucket{le="+Inf"} ${total}`,
      `rotation_http_request_duration_seconds_sum ${seconds}`,
      `rotation_http_request_duration_seconds_count ${total}`,
    ],
  };
}
