import type { Policy } from '../../rotations/policy';
import { policyValues } from './form';
import { MAIN_GROUPS } from './mainKnobs';
import { MORE_GROUPS } from './moreKnobs';

/** The policy to read: label and value with its unit, in the order of the form. */
export function policyFacts(policy: Policy, locale: string): { label: string; value: string }[] {
  const values = policyValues(policy, locale);
  return [...MAIN_GROUPS, ...MORE_GROUPS].flatMap((group) =>
    group.knobs.map((knob) => {
      const text = values[knob.path].replace('-', '−');
      if (knob.kind === 'yesNo') return { label: knob.label, value: text === 'yes' ? 'yes' : 'no' };
      if (knob.kind === 'several') {
        const some = knob.choices?.filter((one) => text.split(',').includes(one.value)) ?? [];
        return { label: knob.label, value: some.map((one) => one.label.toLowerCase()).join(', ') };
      }
      const choice = knob.choices?.find((one) => one.value === text);
      if (choice) return { label: knob.label, value: choice.label };
      if (text === '') return { label: knob.label, value: knob.blank ?? '–' };
      return { label: knob.label, value: knob.unit === '%' ? `${text}%` : `${text} ${knob.unit ?? ''}`.trim() };
    }),
  );
}
