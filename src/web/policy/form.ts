import { type Policy, policySchema } from '../../rotations/policy';
import { numberToType, typedNumber } from '../../shared/typedNumber';
import { type FieldErrors, type ParsedForm, parseForm } from '../view/forms';
import type { Knob, KnobGroup } from './knob';
import { MAIN_GROUPS } from './mainKnobs';
import { MORE_GROUPS } from './moreKnobs';

/** Every knob of both parts. */
const KNOBS: Knob[] = [...MAIN_GROUPS, ...MORE_GROUPS].flatMap((group) => group.knobs);

type Values = Record<string, unknown>;

/** The policy as texts for the fields of the form, by path, numbers as people of the locale write them. */
export function policyValues(policy: Policy, locale: string): Record<string, string> {
  return Object.fromEntries(KNOBS.map((knob) => [knob.path, shown(knob, at(policy, knob.path), locale)]));
}

/**
 * Reads the form back into a policy; what the form does not show stays as in `base`. Errors are by field, in the unit
 * that the form shows.
 * @param locale in whose notation numbers may be typed
 * @param knobs those that the form has; left out: all
 */
export function policyFromForm(
  base: Policy,
  body: Values,
  locale: string,
  knobs: readonly Knob[] = KNOBS,
): ParsedForm<Policy> {
  const wanted = structuredClone(base) as unknown as Values;
  const errors: FieldErrors = {};
  for (const knob of knobs) {
    const value = read(knob, body[knob.path], locale);
    if (value === undefined) errors[knob.path] = expected(knob, locale);
    else put(wanted, knob.path, value);
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const checked = parseForm(policySchema, wanted);
  if (checked.ok) return checked;
  return {
    ok: false,
    errors: Object.fromEntries(
      Object.entries(checked.errors).map(([path, why]) => [path, sentence(path, why, locale)]),
    ),
  };
}

/**
 * The groups of the form with what the templates need; `open` unfolds the second part, where an error stands.
 * @param sources where values come from now, by path, instead of where their defaults do
 */
export function policyGroups(
  errors: FieldErrors,
  locale: string,
  sources: Record<string, string> = {},
): { main: KnobGroup[]; more: KnobGroup[]; open: boolean } {
  const open = MORE_GROUPS.some((group) => group.knobs.some((knob) => errors[knob.path] !== undefined));
  return {
    main: MAIN_GROUPS.map((group) => drawn(group, locale, sources)),
    more: MORE_GROUPS.map((group) => drawn(group, locale, sources)),
    open,
  };
}

/** A group with the notes and captions that the templates show. */
export function drawn(group: KnobGroup, locale: string, sources: Record<string, string> = {}): KnobGroup {
  return {
    ...group,
    knobs: group.knobs.map((knob) => ({
      ...knob,
      note: noteOf(knob, locale),
      caption: captionOf(knob),
      source: sources[knob.path] ?? knob.source,
    })),
  };
}

function noteOf(knob: Knob, locale: string): string {
  const range =
    knob.min === undefined ? '' : ` From ${written(knob.min, locale)} to ${written(knob.max, locale)}${unitOf(knob)}`;
  const blank = knob.blank ? `; blank = ${knob.blank}` : '';
  return `${knob.hint}${range}${blank}${range ? '.' : ''}`;
}

function unitOf({ unit }: Knob): string {
  return unit === undefined || unit === '%' ? (unit ?? '') : ` ${unit}`;
}

/** Units that the label does not name by itself. */
const UNNAMED: readonly (string | undefined)[] = ['%', 'days', 'quarters'];

function captionOf({ label, unit }: Knob): string {
  return UNNAMED.includes(unit) ? `${label}, ${unit}` : label;
}

function written(bound: number | undefined, locale: string): string {
  return (bound ?? 0).toLocaleString(locale);
}

function shown(knob: Knob, value: unknown, locale: string): string {
  if (value === null || value === undefined) return '';
  if (knob.kind === 'percent') return numberToType(Math.round(Number(value) * 1e6) / 1e4, locale);
  if (knob.kind === 'money') return numberToType(Number(value) / 100, locale);
  if (knob.kind === 'yesNo') return value === true ? 'yes' : '';
  return typeof value === 'number' ? numberToType(value, locale) : String(value);
}

/** The value of the policy that a field's text stands for; undefined where it stands for none. */
function read(knob: Knob, text: unknown, locale: string): unknown {
  if (knob.kind === 'yesNo') return text === 'yes';
  if (knob.kind === 'several') return someOf(knob, text);
  if (typeof text !== 'string') return undefined;
  const given = text.trim();
  if (knob.kind === 'choice') return knob.choices?.some((choice) => choice.value === given) ? given : undefined;
  if (given === '' && knob.blank) return null;
  const value = typedNumber(given, locale);
  if (!(value >= (knob.min ?? -Infinity) && value <= (knob.max ?? Infinity))) return undefined;
  if (knob.kind === 'percent') return Math.round(value * 1e4) / 1e6;
  if (knob.kind === 'money') return Math.round(value * 100);
  if (knob.kind === 'count' && !Number.isInteger(value)) return undefined;
  return value;
}

/** The ticked choices in their order: boxes of one name, or one text with commas; undefined when none is. */
function someOf({ choices = [] }: Knob, given: unknown): string[] | undefined {
  const ticked = (Array.isArray(given) ? given : [given]).flatMap((one) =>
    typeof one === 'string' ? one.split(',') : [],
  );
  const known = choices.map(({ value }) => value).filter((value) => ticked.includes(value));
  return known.length > 0 && ticked.every((value) => known.includes(value)) ? known : undefined;
}

function expected(knob: Knob, locale: string): string {
  if (knob.kind === 'several') return 'Tick at least one.';
  if (knob.kind === 'choice') return 'Choose one of the values.';
  const whole = knob.kind === 'count' ? 'a whole number' : 'a number';
  const blank = knob.blank ? `, or leave it blank for ${knob.blank}` : '';
  return `Write ${whole} from ${written(knob.min, locale)} to ${written(knob.max, locale)}${blank}.`;
}

function sentence(path: string, why: string, locale: string): string {
  const knob = KNOBS.find((one) => one.path === path);
  return knob ? expected(knob, locale) : why;
}

function at(policy: Policy, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Values)[key], policy);
}

function put(target: Values, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  const place = keys.reduce((inner, key) => inner[key] as Values, target);
  place[last] = value;
}
