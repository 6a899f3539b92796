// Loaded before a command: tells the highest memory of the process at its end.
process.on('exit', () => {
  process.stderr.write(`\npeak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
