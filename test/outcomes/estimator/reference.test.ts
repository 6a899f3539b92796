import { NEVER } from '../../../src/outcomes/estimator/panel';
import { PanelBuilder } from '../../../src/outcomes/estimator/panelBuilder';
import { realRows } from '../../growth/realData';
import { estimate } from './panels';

const rows = realRows('did', 'mpdta.csv');
const reference = { attGt: realRows('did', 'reference_att_gt.csv'), aggte: realRows('did', 'reference_aggte.csv') };

/** County teen employment 2003–2007 (mpdta of the R package did). */
function counties(
  of: (row: Record<string, string>, index: number) => { unit?: string; weight?: number; cluster?: string } = () => ({}),
) {
  const builder = new PanelBuilder();
  rows!.forEach((row, index) => {
    const problem = builder.add({
      line: index + 2,
      unit: row.countyreal,
      period: Number(row.year),
      group: row['first.treat'] === '0' ? NEVER : Number(row['first.treat']),
      outcome: Number(row.lemp),
      weight: 1,
      cluster: null,
      ...of(row, index),
    });
    expect(problem).toBeNull();
  });
  return builder.build().panel;
}

if (rows === null || reference.attGt === null || reference.aggte === null)
  test('real data is not here: the estimator is not compared with the references of the R package did', () => {});
else compare();

function compare(): void {
  const CONTROLS = [
    ['never', 'mpdta_nev_dr'],
    ['notyet', 'mpdta_nyt_dr'],
  ] as const;

  test.each(CONTROLS)('every effect and error of the R package did is reproduced to 1e-9 (%s)', (control, scenario) => {
    const expected = reference.attGt!.filter((row) => row.scenario === scenario);
    const { attGt, notes } = estimate(counties(), { control });
    expect(attGt).toHaveLength(expected.length);
    expected.forEach((row, k) => {
      expect([attGt[k].group, attGt[k].period]).toEqual([Number(row.group), Number(row.t)]);
      expect(attGt[k].att).toBeCloseTo(Number(row.att), 9);
      expect(Math.abs(attGt[k].att! - Number(row.att))).toBeLessThan(1e-9);
      expect(Math.abs(attGt[k].se! - Number(row.se))).toBeLessThan(1e-9);
    });
    expect(notes).toEqual([]);
  });

  test.each(CONTROLS)('every aggregate is reproduced to 1e-9, overall and one by one (%s)', (control, scenario) => {
    const result = estimate(counties(), { control });
    for (const row of reference.aggte!.filter((own) => own.scenario === scenario)) {
      const type = row.type as 'simple' | 'group' | 'dynamic' | 'calendar';
      const overall = type === 'simple' ? result.simple : result[type].overall;
      expect(Math.abs(overall.att! - Number(row.overall_att))).toBeLessThan(1e-9);
      expect(Math.abs(overall.se! - Number(row.overall_se))).toBeLessThan(1e-9);
      if (type === 'simple') continue;
      const own = result[type].by.find(({ key }) => key === Number(row.egt))!;
      expect(Math.abs(own.att! - Number(row.att_egt))).toBeLessThan(1e-9);
      expect(Math.abs(own.se! - Number(row.se_egt))).toBeLessThan(1e-9);
    }
    expect(result.group.by).toHaveLength(3);
    expect(result.dynamic.by).toHaveLength(7);
    expect(result.calendar.by).toHaveLength(4);
  });

  /*
   * Further values that did 2.5.0 computed for the same data are published with the Python package csdid (repository
   * d2cml-ai/csdid, csdid/test_csdid/r_ref: ref_pretest.csv and sim/ref_gaps.csv): the pre-test; sampling weights
   * 1 + (county mod 13)/10; clusters by state (county / 1000); every row a unit of its own (repeated cross-sections).
   */
  test('the pre-test of did is reproduced', () => {
    const never = estimate(counties()).preTest!;
    expect(never.wald).toBeCloseTo(7.79123662720035, 9);
    expect(never.df).toBe(5);
    expect(never.p).toBeCloseTo(0.16812, 5);
    expect(estimate(counties(), { control: 'notyet' }).preTest!.wald).toBeCloseTo(7.79092771882739, 9);
  });

  function compare(result: ReturnType<typeof estimate>, expected: readonly [number, number, number, number][]): void {
    expect(expected.length).toBeGreaterThan(0);
    for (const [group, period, att, se] of expected) {
      const own = result.attGt.find((effect) => effect.group === group && effect.period === period)!;
      expect(Math.abs(own.att! - att)).toBeLessThan(1e-9);
      expect(Math.abs(own.se! - se)).toBeLessThan(1e-9);
    }
  }

  test('sampling weights as did uses them', () => {
    const weighted = counties(({ countyreal }) => ({ weight: 1 + (Number(countyreal) % 13) / 10 }));
    compare(estimate(weighted), [
      [2004, 2004, -0.0112023683983655, 0.0237047100745367],
      [2004, 2007, -0.0965071689983754, 0.0365898065927514],
      [2006, 2005, -0.00417523759917802, 0.0207810172240196],
      [2006, 2007, -0.0417673608046344, 0.0218750024989927],
      [2007, 2004, 0.0337637915058407, 0.0154129549861383],
      [2007, 2007, -0.0225149551514012, 0.0151334240183074],
    ]);
  });

  // ref_fixweights.csv there, the default of did: weights 1 + (county mod 7)/20 + (year − 2003)/10.
  test('weights that change with the years as did uses them', () => {
    const changing = counties(({ countyreal, year }) => ({
      weight: 1 + (Number(countyreal) % 7) / 20 + (Number(year) - 2003) / 10,
    }));
    compare(estimate(changing), [
      [2004, 2004, -0.0115747703826037, 0.0239133611182754],
      [2004, 2007, -0.0976118296743989, 0.0347992440725042],
      [2006, 2004, 0.00803588922083881, 0.0232993703754109],
      [2006, 2005, -0.00233286398882426, 0.0192642927787101],
      [2006, 2006, -0.00547766847834194, 0.0176208545592438],
      [2006, 2007, -0.0407519853221189, 0.0201220485250851],
      [2007, 2005, -0.00160869061311193, 0.0165280954704307],
      [2007, 2006, -0.0319523746845685, 0.0175759739749291],
      [2007, 2007, -0.0266498127840453, 0.0165734180676477],
    ]);
  });

  test('clusters above the unit as did uses them', () => {
    const clustered = counties(({ countyreal }) => ({ cluster: String(Math.floor(Number(countyreal) / 1000)) }));
    compare(estimate(clustered), [
      [2004, 2004, -0.0105032462209624, 0.0121342668946805],
      [2004, 2007, -0.100811363085404, 0.020797887486524],
      [2006, 2004, 0.006520112424233, 0.0358483168279247],
      [2006, 2007, -0.0412244715462174, 0.0271837236080214],
      [2007, 2004, 0.0305066555832928, 0.0165491903382581],
      [2007, 2007, -0.0260544107191966, 0.0143442032201854],
    ]);
  });

  test('rows as repeated cross-sections as did compares them', () => {
    const alone = counties((_, index) => ({ unit: `row ${index}` }));
    compare(estimate(alone, { unbalanced: true }), [
      [2004, 2004, -0.01050324622096, 0.47582945030214],
      [2004, 2007, -0.100811363085402, 0.478954513830165],
      [2006, 2005, -0.00275081875052051, 0.306865431333563],
      [2007, 2007, -0.0260544107191967, 0.223221502794244],
    ]);
  });
}
