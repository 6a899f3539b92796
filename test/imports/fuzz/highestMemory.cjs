const { readFileSync } = require('node:fs');

/** Highest memory of this process. What the system counts for it as a resource begins with that of whoever started it. */
function highestMB() {
  try {
    const kB = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    return Math.round(kB / 1024);
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024);
  }
}

module.exports = { highestMB };
