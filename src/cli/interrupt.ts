/**
 * Turns the first Ctrl-C into a wish to stop with what there is; the second one ends the process as usual.
 * @param say told once, when the wish was heard
 */
export function stopOnInterrupt(say: () => void): { asked(): boolean; end(): void } {
  let asked = false;
  const hear = (): void => {
    asked = true;
    process.off('SIGINT', hear);
    say();
  };
  process.on('SIGINT', hear);
  return { asked: () => asked, end: () => void process.off('SIGINT', hear) };
}
