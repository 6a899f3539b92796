import { limitName, looserLimit } from '../../../planning/looser/oneStep';
import type { PlanningInput } from '../../../planning/types';
import type { Knob } from '../../policy/knob';
import { MAIN_GROUPS } from '../../policy/mainKnobs';
import { MORE_GROUPS } from '../../policy/moreKnobs';

const KNOBS = new Map(
  [...MAIN_GROUPS, ...MORE_GROUPS].flatMap((group) => group.knobs.map((knob): [string, Knob] => [knob.path, knob])),
);

/** A limit of a plan in the policy's words, as it is and one step looser. */
export interface LimitRow {
  limit: string;
  label: string;
  now: string;
  looser: string;
}

function knobOf(limit: string): Knob {
  const knob = KNOBS.get(`plan.${limit}`) ?? KNOBS.get(`candidates.${limit}`);
  if (!knob) throw new Error(`The policy form does not know the limit ${limit}.`);
  return knob;
}

/** The limits that could be looser, in the order of the policy. */
export function limitRows(input: PlanningInput, locale: string): LimitRow[] {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale);
  return limitName.options.flatMap((limit) => {
    const step = looserLimit(input, limit);
    if (step === null) return [];
    const knob = knobOf(limit);
    const text = (value: number | string): string => {
      if (typeof value === 'number') return knob.kind === 'percent' ? percent.format(value) : number.format(value);
      return knob.choices?.find((choice) => choice.value === value)?.label ?? value;
    };
    return [{ limit, label: knob.label, now: text(step.from), looser: text(step.to) }];
  });
}
