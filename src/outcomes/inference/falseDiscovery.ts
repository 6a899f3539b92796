/**
 * Adjusted p-values of Benjamini & Hochberg (1995), "Controlling the false discovery rate", Journal of the Royal
 * Statistical Society B 57, 289–300: calling a result a discovery when its adjusted p is ≤ q keeps the expected share
 * of false ones among them at q, for independent or positively dependent tests.
 * @returns in the order given; none is below its own p
 */
export function adjustForDiscoveries(p: readonly number[]): number[] {
  const order = p.map((_, k) => k).sort((a, b) => p[b] - p[a]);
  const adjusted = new Array<number>(p.length);
  let least = 1;
  order.forEach((k, at) => {
    least = Math.min(least, (p[k] * p.length) / (p.length - at));
    adjusted[k] = least;
  });
  return adjusted;
}
