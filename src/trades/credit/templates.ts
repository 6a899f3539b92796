import type { TemplateTerms } from './terms';

/** Credit terms to begin with; sales operations edit the list. */
export interface CreditTemplate {
  id: string;
  name: string;
  terms: TemplateTerms;
  /** Trades get it unless somebody chooses another. */
  isDefault: boolean;
}

/** What a company begins with, until it changes the list. */
export const BUILT_IN: readonly CreditTemplate[] = [
  {
    id: 'stay-a-quarter',
    name: 'Open deals stay for a quarter',
    terms: { deals: { rule: 'stay', months: 3 }, doubleMonths: 0, quota: 'harmless' },
    isDefault: true,
  },
  {
    id: 'split-a-quarter',
    name: 'Open deals are split for a quarter',
    terms: { deals: { rule: 'split', months: 3, formerPercent: 50 }, doubleMonths: 2, quota: 'harmless' },
    isDefault: false,
  },
  {
    id: 'move-at-once',
    name: 'Everything moves at once',
    terms: { deals: { rule: 'move' }, doubleMonths: 0, quota: 'harmless' },
    isDefault: false,
  },
];

/** The template that trades get by default. */
export function defaultTemplate(templates: readonly CreditTemplate[]): CreditTemplate {
  return templates.find((template) => template.isDefault) ?? templates[0] ?? BUILT_IN[0];
}
