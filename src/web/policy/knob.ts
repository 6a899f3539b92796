/** One value of the policy as a form shows it. `path` is its place in the policy, and the name of the field. */
export interface Knob {
  path: string;
  label: string;
  /**
   * percent: a share, shown as per cent · money: minor units, shown as units · count: a whole number, blank = null ·
   * several: some of the choices, at least one.
   */
  kind: 'percent' | 'number' | 'count' | 'money' | 'yesNo' | 'choice' | 'several';
  /** In the unit shown. */
  min?: number;
  max?: number;
  unit?: string;
  /** What blank means, where blank is allowed. */
  blank?: string;
  hint: string;
  /** Where the default comes from. */
  source?: string;
  choices?: { value: string; label: string }[];
}

export interface KnobGroup {
  title: string;
  about: string;
  knobs: Knob[];
}

/** A share, shown as per cent. */
export const percent = (path: string, label: string, hint: string, max = 100, source?: string): Knob => ({
  path,
  label,
  kind: 'percent',
  min: 0,
  max,
  unit: '%',
  hint,
  source,
});
