// Loaded before a command: tells the highest memory of the process at its end.
const { highestMB } = require('./highestMemory.cjs');

process.on('exit', () => {
  process.stderr.write(`\npeak ${highestMB()} MB\n`);
});
