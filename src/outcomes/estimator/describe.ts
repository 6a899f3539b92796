import { counted } from '../../shared/wording';
import type { Effect } from './errors';
import type { EffectFamily, PanelEstimate } from './estimate';
import { NEVER } from './panel';
import { groupSizes } from './sample';

/** The estimate as lines for a terminal: sentences, then tables aligned on the decimal. */
export function describeEstimate(result: PanelEstimate, outcome: string, level: number): string[] {
  const percent = `${Number((100 * level).toFixed(4))} %`;
  const table = tableWriter(result, percent);
  const { bands, notes } = result;
  return [
    ...sentences(result, outcome, percent),
    ...notes.map((note) => `Note: ${note}`),
    '',
    ...table('Averages', bands.pointwise, [
      ['all effects on the treated', result.simple],
      ['over groups', result.group.overall],
      ['over time since treatment', result.dynamic.overall],
      ['over periods', result.calendar.overall],
    ]),
    ...table('By time since treatment', bands.dynamic, keyed(result.dynamic)),
    ...table('By group', bands.group, keyed(result.group)),
    ...table('By period', bands.calendar, keyed(result.calendar)),
    ...table(
      'Group and period (treated marked *)',
      bands.attGt,
      result.attGt.map((effect) => [`${effect.group} in ${effect.period}${effect.treated ? ' *' : ''}`, effect]),
    ),
  ];
}

function sentences({ sample, simple, preTest, bands }: PanelEstimate, outcome: string, percent: string): string[] {
  const never = sample.group.reduce((n, group) => n + (group === NEVER ? 1 : 0), 0);
  const groups = groupSizes(sample).map(({ group, units }) => `${group} (${units})`);
  const against = sample.control === 'never' ? 'units never treated' : 'units not treated yet';
  const range = `${sample.periods[0]} to ${sample.periods[sample.periods.length - 1]}`;
  const clusters = sample.clusters === sample.units.length ? '' : `, ${counted(sample.clusters, 'cluster')}`;
  return [
    `Effect of the treatment on "${outcome}" against ${against}: ${effectInWords(simple, bands.pointwise, percent)}.`,
    `${counted(sample.units.length, 'unit')}${clusters}, ${sample.periods.length} periods (${range}); groups ${groups.join(', ')}; ${never} never treated.`,
    preTest
      ? `Parallel trends before treatment: Wald ${preTest.wald.toFixed(2)} with ${preTest.df} degrees of freedom, p = ${preTest.p.toFixed(4)}.`
      : 'Parallel trends before treatment: not tested.',
    `Intervals (${percent}) hold for one effect; bands for all effects of a table at once.`,
  ];
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

function effectInWords({ att, se }: Effect, critical: number, percent: string): string {
  if (att === null) return 'cannot be told';
  if (se === null) return `${short(att)}, its error cannot be told`;
  return `${short(att)} (${percent} interval ${short(att - critical * se)} to ${short(att + critical * se)})`;
}

function keyed({ by }: EffectFamily): [string, Effect][] {
  return by.map((effect) => [String(effect.key), effect]);
}

/** Writes tables whose numbers all have the same decimals: three digits of the typical error. */
function tableWriter({ attGt, bands, simple }: PanelEstimate, percent: string) {
  const errors = [...attGt, simple].flatMap(({ se }) => (se === null ? [] : [se])).sort((a, b) => a - b);
  const typical = errors[errors.length >> 1] ?? 1;
  const decimals = Math.min(10, Math.max(0, 2 - Math.floor(Math.log10(typical))));
  const text = (value: number | null): string => (value === null ? '–' : value.toFixed(decimals));
  const ends = ({ att, se }: Effect, critical: number): [string, string] =>
    att === null || se === null ? ['–', '–'] : [text(att - critical * se), text(att + critical * se)];

  return (title: string, band: number, rows: readonly [string, Effect][]): string[] => {
    if (rows.length === 0) return [];
    const banded = band > bands.pointwise;
    const cells = rows.map(([label, effect]) => [
      label,
      text(effect.att),
      text(effect.se),
      ...ends(effect, bands.pointwise),
      ...(banded ? ends(effect, band) : []),
    ]);
    const head = [title, 'effect', 'error', `${percent} from`, 'to', ...(banded ? ['band from', 'to'] : [])];
    const widths = head.map((_, k) => Math.max(...[head, ...cells].map((row) => row[k].length)));
    const line = (row: readonly string[]): string =>
      row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('  ');
    return [line(head), ...cells.map(line), ''];
  };
}
