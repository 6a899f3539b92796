import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Db } from '../../storage/database';
import { jobCounts } from '../../storage/jobs/jobCounts';
import type { HttpCounts } from './httpCounts';

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

/** Everything that Prometheus reads (text format 0.0.4): requests, jobs by kind and state, memory, how late the process is. */
export async function metricsText(db: Db, counts: HttpCounts): Promise<string> {
  const jobs = await jobCounts(db);
  const lines = [
    ...counts.text(),
    '# HELP rotation_jobs Jobs in the table, by kind and state.',
    '# TYPE rotation_jobs gauge',
    ...jobs.map(({ kind, state, n }) => `rotation_jobs{kind="${kind}",state="${state}"} ${n}`),
    '# HELP rotation_event_loop_delay_seconds How late the process got to its work since the last reading, 99th percentile.',
    '# TYPE rotation_event_loop_delay_seconds gauge',
    `rotation_event_loop_delay_seconds{quantile="0.99"} ${delay.percentile(99) / 1e9}`,
    '# HELP process_resident_memory_bytes Memory of the process.',
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    '# HELP process_start_time_seconds When the process began, seconds since 1970.',
    '# TYPE process_start_time_seconds gauge',
    `process_start_time_seconds ${performance.timeOrigin / 1000}`,
  ];
  delay.reset();
  return `${lines.join('\n')}\n`;
}
