import { powerInHeader } from '../tables/units';
import type { BodyColumns } from './bodyColumns';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const MONEY = /^(?:[Tk]\s?|(?:in )?(?:tsd\.?|mio\.?|thousands?|millions?)(?: of)? ?)?(?:[€$£¥]|[A-Z]{3})?$/iu;
/** Of quantities, and how a column is written: what an export tool or a person notes below the names. */
const OTHER =
  /^(?:%|percent|prozent|pcs\.?|pieces?|units?|stk\.?|stück|qty|kg|t|h|hours?|days?|tage|text|string|(?:var)?char|date|datum|number|numeric|zahl|decimal|integer|int|float|(?:[DMYTJ]{1,4}[./-]?){1,3})$/iu;
const NONE = /^[-–—]?$/;

/**
 * The column names with the units of money that stand in a line of their own below them, as 'Revenue (EUR)' has it; other
 * units say nothing that is read.
 * @returns null where the line is none of units
 */
export function withUnits(names: readonly string[], line: readonly string[], body: BodyColumns): string[] | null {
  const units = line.map((cell) => cell.replace(/^[[(]\s*(.*?)\s*[\])]$/, '$1'));
  const told = units.filter((unit) => !NONE.test(unit));
  if (told.length === 0 || !told.every((unit) => isMoney(unit) || OTHER.test(unit))) return null;
  return names.map((name, i) => {
    const unit = units[i] ?? '';
    if (name === '' || !body.figures.includes(i) || !isMoney(unit) || powerInHeader(name) > 0) return name;
    return `${name} (${unit.replace(/\s/g, '')})`;
  });
}

function isMoney(unit: string): boolean {
  const code = /[A-Z]{3}$/i.exec(unit)?.[0].toUpperCase();
  if (!MONEY.test(unit) || unit === '') return false;
  return powerInHeader(unit) > 0 || /[€$£¥]$/u.test(unit) || (code !== undefined && CURRENCIES.has(code));
}
